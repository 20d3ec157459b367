package bearer.agent.install;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Client;
import bearer.agent.config.RuleConfig;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.util.List;
import java.util.Locale;

/** What a rule comes to, in the line that says that the agent is active. Holds no secret. */
final class ActiveLine {
  private static final int MOST = 5;

  private ActiveLine() {}

  static void tell(AgentConfig config, Log log) {
    for (RuleConfig rule : config.rules) {
      log.log(
          Level.INFO,
          Code.ACTIVE,
          of(rule, config.rules.size() > 1),
          Field.of("mode", word(rule.treatment.mode)),
          Field.clientId(rule.credential.client.toString()));
    }
  }

  /**
   * @param named whether there are others to tell it from
   */
  static String of(RuleConfig rule, boolean named) {
    Client client = rule.credential.client;
    return "active: "
        + (named ? "rule " + rule.name + ", " : "")
        + "mode "
        + word(rule.treatment.mode)
        + ", hosts "
        + some(rule.selection.hosts)
        + ", paths "
        + some(rule.selection.paths)
        + ", "
        + rule.credential.server.source()
        + ", method "
        + client.method.name().toLowerCase(Locale.ROOT)
        + ", client id "
        + client;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String some(List<?> all) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < all.size() && i < MOST; i++) {
      text.append(i == 0 ? "" : " ").append(all.get(i));
    }
    int more = all.size() - MOST;
    return more > 0 ? text.append(" and ").append(more).append(" more").toString() : "" + text;
  }
}
