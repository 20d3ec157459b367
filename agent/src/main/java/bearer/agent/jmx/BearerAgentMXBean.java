package bearer.agent.jmx;

import java.util.Map;

/**
 * What the agent shows and takes in JMX, as {@code bearer.agent:type=BearerAgent}. Operations that
 * change something throw a {@link SecurityException} unless {@code bearer.control.jmx} is {@code
 * full}, an {@link IllegalArgumentException} for what makes no sense, and an {@link
 * IllegalStateException} for what cannot be done now. Texts that may be empty: a rule stands for
 * all rules, a duration such as {@code 10m} for until it is taken back, a reason for none.
 */
public interface BearerAgentMXBean {
  String getVersion();

  /** {@code active}, or why not. */
  String getState();

  /** All counters by their names; each only grows. */
  Map<String, Long> getCounters();

  /** Everything, as the command {@code status} shows it. */
  String status();

  /** What becomes of a call, as the command {@code explain} shows it. */
  String explain(String url, String method);

  String mode(String mode, String rule, String duration, String reason);

  String percent(String percent, String rule, String duration, String reason);

  String refresh(String reason);

  String pause(String duration, String reason);

  String resume(String reason);

  /** Has calls of rules carry the token again that their breaker has left alone. */
  String resumeRule(String rule, String reason);

  String reset(String rule, String reason);
}
