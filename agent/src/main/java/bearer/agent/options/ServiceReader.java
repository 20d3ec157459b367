package bearer.agent.options;

import bearer.agent.config.Service;
import org.jspecify.annotations.Nullable;

/** What operators call this process. */
final class ServiceReader {
  private ServiceReader() {}

  /** Null if nothing of it is set. */
  static @Nullable Service read(Settings settings, Values values) {
    if (!settings.gives(Option.SERVICE)
        && !settings.gives(Option.ENVIRONMENT)
        && !settings.gives(Option.VERSION)
        && !settings.gives(Option.INSTANCE_ID)) {
      return null;
    }
    return new Service(
        values.text(Option.SERVICE),
        values.text(Option.ENVIRONMENT),
        values.text(Option.VERSION),
        values.text(Option.INSTANCE_ID));
  }
}
