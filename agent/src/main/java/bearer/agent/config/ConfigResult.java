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

  /**
   * Not null if the state is {@link State#ACTIVE} or {@link State#OFF}; else only if this is {@link
   * #waiting}.
   */
  public final @Nullable AgentConfig config;

  /** Not empty if, and only if, the state is {@link State#INVALID}. */
  public final List<Problem> problems;

  /** What is worth a line and stops nothing; with {@link State#OFF} also what would stop it. */
  public final List<Problem> warnings;

  public final StartConfig start;

  private ConfigResult(
      State state,
      @Nullable AgentConfig config,
      List<Problem> problems,
      List<Problem> warnings,
      StartConfig start) {
    this.state = state;
    this.config = config;
    this.problems = problems;
    this.warnings = warnings;
    this.start = start;
  }

  public static ConfigResult notConfigured(StartConfig start) {
    return new ConfigResult(State.NOT_CONFIGURED, null, none(), none(), start);
  }

  public static ConfigResult off(AgentConfig config, List<Problem> warnings, StartConfig start) {
    return new ConfigResult(State.OFF, config, none(), warnings, start);
  }

  public static ConfigResult invalid(
      List<Problem> problems, List<Problem> warnings, StartConfig start) {
    return new ConfigResult(State.INVALID, null, problems, warnings, start);
  }

  public static ConfigResult active(AgentConfig config, List<Problem> warnings, StartConfig start) {
    return new ConfigResult(State.ACTIVE, config, none(), warnings, start);
  }

  /** The same with no rules at all, until what is not valid is mended. */
  public ConfigResult waiting() {
    AgentConfig nothing = new AgentConfig(Collections.<RuleConfig>emptyList());
    return new ConfigResult(state, nothing, problems, none(), start);
  }

  private static List<Problem> none() {
    return Collections.emptyList();
  }

  @Override
  public String toString() {
    return "ConfigResult[" + state + ", problems " + problems + ", warnings " + warnings + ']';
  }
}
