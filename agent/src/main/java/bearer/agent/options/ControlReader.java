package bearer.agent.options;

import bearer.agent.config.ControlConfig;
import bearer.agent.config.ControlLevel;
import org.jspecify.annotations.Nullable;

/** How much each way of controlling the agent may do. */
final class ControlReader {
  private final Settings settings;
  private final Values values;

  ControlReader(Settings settings, Values values) {
    this.settings = settings;
    this.values = values;
  }

  /** Null if nothing of it is set. */
  @Nullable ControlConfig read() {
    if (!settings.gives(Option.CONTROL)
        && !settings.gives(Option.CONTROL_JMX)
        && !settings.gives(Option.CONTROL_ATTACH)
        && !settings.gives(Option.CONTROL_FILE)) {
      return null;
    }
    ControlLevel most = level(Option.CONTROL, ControlLevel.FULL);
    return new ControlConfig(
        level(Option.CONTROL_JMX, ControlLevel.READ_ONLY).atMost(most),
        level(Option.CONTROL_ATTACH, ControlLevel.FULL).atMost(most),
        level(Option.CONTROL_FILE, ControlLevel.FULL).atMost(most));
  }

  private ControlLevel level(Option option, ControlLevel fallback) {
    return values.choice(option, ControlLevel.values(), fallback);
  }
}
