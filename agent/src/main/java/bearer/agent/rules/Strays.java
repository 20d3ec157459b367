package bearer.agent.rules;

import bearer.agent.config.RetiredApi;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Hop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of requests that no rule is for what the operator would otherwise never know: that they
 * still carry the old authentication, or go past the paths or the port of a rule's host. Each cause
 * once. Nothing is changed; what is said already, or not looked at, allocates nothing. Thread-safe.
 */
final class Strays {
  private final Log log;
  private final Chance chance;

  Strays(Log log, Chance chance) {
    this.log = log;
    this.chance = chance;
  }

  /**
   * A request to a host, or to a port of it, that no rule is for: the first one to each is looked
   * at, and then one of a thousand.
   */
  <R> void elsewhere(List<Rule> rules, Host host, Hop<R> hop, R request) {
    if ((host.lookedAt && !chance.picks()) || !log.logs(Level.WARN)) {
      return;
    }
    host.lookedAt = true;
    if (!host.claims.isEmpty()) {
      otherPort(host.claims.all[0].rule, host, hop, request);
      return;
    }
    for (int i = 0; i < rules.size(); i++) { // an iterator would be garbage
      Rule rule = rules.get(i);
      String header = legacyHeader(rule, hop, request);
      if (header != null) {
        otherHost(rule, host, header);
        return;
      }
    }
  }

  /** A request to a rule's host and to none of its paths. */
  <R> void outside(Rule rule, Hop<R> hop, R request) {
    Said said = rule.strays;
    if (said.warned || (said.informed && !log.logs(Level.WARN))) {
      return;
    }
    String header = legacyHeader(rule, hop, request);
    if (header == null
        && (said.informed || !log.logs(Level.INFO) || TokenRequests.isOne(hop, request))) {
      return;
    }
    said.informed = true;
    said.warned = header != null;
    outside(rule, header, Reports.lower(String.valueOf(hop.host(request))), hop.target(request));
  }

  private void outside(Rule rule, @Nullable String header, String host, String target) {
    String path = rule.templates.of(target);
    say(
        header,
        "path " + host + (header == null),
        "a request to "
            + host
            + path
            + carrying(header)
            + "gets no token: it is outside the paths of rule "
            + rule.name
            + "; see bearer.paths",
        Field.host(host),
        Field.of("path", path),
        Field.of("rule", rule.name),
        Field.of("header", header == null ? "" : header));
  }

  private <R> void otherPort(Rule rule, Host host, Hop<R> hop, R request) {
    String name = host.name.bracketed();
    int named = hop.port(request);
    String port = named > 0 ? String.valueOf(named) : "default";
    String header = legacyHeader(rule, hop, request);
    if (header == null && TokenRequests.isOne(hop, request)) {
      return;
    }
    say(
        header,
        "port " + name + (header == null),
        "a request to "
            + name
            + " on its "
            + (named > 0 ? "port " + port : "default port")
            + carrying(header)
            + "gets no token: rule "
            + rule.name
            + " is for another port of that host; see bearer.hosts",
        Field.host(name),
        Field.of("port", port),
        Field.of("rule", rule.name),
        Field.of("header", header == null ? "" : header));
  }

  private static String carrying(@Nullable String header) {
    return header == null ? " " : " carries " + header + " and ";
  }

  private void say(@Nullable String header, String key, String message, Field... fields) {
    log.once(header == null ? Level.INFO : Level.WARN, Code.OUTSIDE_RULE, key, message, fields);
  }

  private void otherHost(Rule rule, Host host, String header) {
    String name = host.name.bracketed();
    RetiredApi retired = rule.retired;
    boolean known = retired != null && retired.host.equals(host.name);
    log.once(
        Level.WARN,
        Code.LEGACY_ELSEWHERE,
        name,
        "a request to "
            + name
            + " carries "
            + header
            + " and went out as the application built it: "
            + (known && retired != null
                ? "that is "
                    + retired.name
                    + ", where the agent changes nothing; the URL in the application must change"
                    + " to "
                    + retired.successor
                : "no rule is for that host; see bearer.hosts"),
        Field.host(name),
        Field.of("header", header));
  }

  /** The first of a rule's legacy headers that has a value; none of a token request counts. */
  private static <R> @Nullable String legacyHeader(Rule rule, Hop<R> hop, R request) {
    for (int i = 0; i < rule.legacyHeaders.size(); i++) {
      String name = rule.legacyHeaders.get(i);
      String value = hop.header(request, name);
      if (value != null && !value.isEmpty()) {
        return TokenRequests.isOne(hop, request) ? null : name;
      }
    }
    return null;
  }

  /** What has been said of a rule. Races are harmless: the log says nothing twice. */
  static final class Said {
    private volatile boolean informed;
    private volatile boolean warned;
  }
}
