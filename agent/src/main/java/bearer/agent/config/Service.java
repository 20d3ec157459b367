package bearer.agent.config;

import org.jspecify.annotations.Nullable;

/**
 * What operators call this process: on every line, meter and page that leaves it. From the start to
 * the end; each is null if nobody has said it. Immutable.
 */
public final class Service {
  /** Where nothing is set. */
  public static final Service UNNAMED = new Service(null, null, null, null);

  public final @Nullable String name;
  public final @Nullable String environment;

  /** The application's, not the agent's. */
  public final @Nullable String version;

  /** What tells this process from the others of the service; null for the host's name. */
  public final @Nullable String instance;

  public Service(
      @Nullable String name,
      @Nullable String environment,
      @Nullable String version,
      @Nullable String instance) {
    this.name = name;
    this.environment = environment;
    this.version = version;
    this.instance = instance;
  }
}
