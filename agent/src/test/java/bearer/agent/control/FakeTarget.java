package bearer.agent.control;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.diag.Counters;
import bearer.agent.rules.Evidence;
import bearer.agent.token.TokenCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agent that only notes what it is told. */
final class FakeTarget implements Target {
  final Map<String, TokenCell> cells = new HashMap<>();
  final List<String> open = new ArrayList<>();
  private final List<AgentConfig> taken;

  FakeTarget(List<AgentConfig> taken) {
    this.taken = taken;
  }

  @Override
  public void replace(AgentConfig config) {
    taken.add(config);
  }

  @Override
  public long startedMillis() {
    return 1_000;
  }

  @Override
  public @Nullable TokenCell cellOf(Credential credential) {
    return cells.get(credential.name);
  }

  @Override
  public List<String> closeBreakers(String rule) {
    return open.remove(rule) ? List.of("shop") : List.of();
  }

  @Override
  public @Nullable Counters counters() {
    return null;
  }

  @Override
  public @Nullable Evidence evidence() {
    return null;
  }
}
