package bearer.agent.config;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading the configuration came to. Immutable; holds no secret in its text form. */
public final class ConfigResult {
  /** The agent does something in {@link #ACTIVE} alone. */
  public enum State {
    /** Nothing is set that tells where or with what to ask for tokens. */
    NOT_CONFIGURED,
    /** {@code bearer.mode=off}, whatever else is set. */
    OFF,
    /** There are {@link ConfigResult#problems}. */
    INVALID,
    /** There is a {@link ConfigResult#config}. */
    ACTIVE
  }

  public final State state;

  /** Not null if, and only if, the state is {@link State#ACTIVE}. */
  public final @Nullable AgentConfig config;

  /** Not empty if, and only if, the state is {@link State#INVALID}. */
  public final List<Problem> problems;

  /** What is worth a line and stops nothing; with {@link State#OFF} also what would stop it. */
  public final List<Problem> warnings;

  public final LogConfig log;

  public final BridgePlace bridge;

  private ConfigResult(
      State state,
      @Nullable AgentConfig config,
      List<Problem> problems,
      List<Problem> warnings,
      LogConfig log,
      BridgePlace bridge) {
    this.state = state;
    this.config = config;
    this.problems = problems;
    this.warnings = warnings;
    this.log = log;
    this.bridge = bridge;
  }

  static ConfigResult notConfigured(LogConfig log, BridgePlace bridge) {
    return inert(State.NOT_CONFIGURED, none(), none(), log, bridge);
  }

  static ConfigResult off(List<Problem> warnings, LogConfig log, BridgePlace bridge) {
    return inert(State.OFF, none(), warnings, log, bridge);
  }

  static ConfigResult invalid(
      List<Problem> problems, List<Problem> warnings, LogConfig log, BridgePlace bridge) {
    return inert(State.INVALID, problems, warnings, log, bridge);
  }

  static ConfigResult active(
      AgentConfig config, List<Problem> warnings, LogConfig log, BridgePlace bridge) {
    return new ConfigResult(State.ACTIVE, config, none(), warnings, log, bridge);
  }

  private static ConfigResult inert(
      State state,
      List<Problem> problems,
      List<Problem> warnings,
      LogConfig log,
      BridgePlace bridge) {
    return new ConfigResult(state, null, problems, warnings, log, bridge);
  }

  private static List<Problem> none() {
    return Collections.emptyList();
  }

  @Override
  public String toString() {
    return "ConfigResult[" + state + ", problems " + problems + ", warnings " + warnings + ']';
  }
}
