package bearer.agent.config;

import bearer.agent.diag.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one answer out of all sources. All problems are found before any is reported, and any of
 * them makes the whole configuration invalid: half of what an operator meant is never applied.
 */
public final class ConfigReader {
  private final Problems problems = new Problems();
  private final Settings settings;
  private final Values values;

  private ConfigReader(Sources sources) {
    this.settings = Settings.gather(sources, problems);
    this.values = new Values(settings, problems);
  }

  /** Reads the file that is named, if any; never throws for what an operator can write. */
  public static ConfigResult read(Sources sources) {
    return new ConfigReader(sources).result();
  }

  private ConfigResult result() {
    Level level = values.choice(Option.LOG_LEVEL, Level.values(), Level.WARN);
    BridgePlace bridge = values.choice(Option.BRIDGE, BridgePlace.values(), BridgePlace.AUTO);
    Mode mode = values.choice(Option.MODE, Mode.values(), Mode.ADD);
    Preset provider = values.choice(Option.PROVIDER, Preset.values());
    if (provider != null) {
      settings.fallBackOn(provider);
    }
    boolean allowHttp = values.flag(Option.ALLOW_HTTP);
    String tokenUrl = values.tokenUrl(allowHttp);
    String clientId = values.text(Option.CLIENT_ID);
    List<HostPattern> hosts = values.hosts();
    AgentConfig config =
        config(mode, level, hosts, allowHttp, credential(text(tokenUrl), text(clientId)));
    if (mode == Mode.OFF) {
      return ConfigResult.off(problems.list(), level, bridge);
    }
    Requirements requirements = new Requirements(settings, problems);
    boolean configured = requirements.configured();
    if (configured) {
      requirements.check();
    }
    if (!problems.isEmpty()) {
      return ConfigResult.invalid(problems.list(), files(), level, bridge);
    }
    return configured
        ? ConfigResult.active(config, files(), bridge)
        : ConfigResult.notConfigured(level, bridge);
  }

  private List<Problem> files() {
    return new FileWarnings(settings).list();
  }

  private AgentConfig config(
      Mode mode, Level level, List<HostPattern> hosts, boolean allowHttp, Credential credential) {
    return new AgentConfig(
        mode,
        hosts,
        values.paths(),
        values.legacyHeaders(),
        values.flag(Option.OVERWRITE),
        allowHttp,
        values.choice(
            Option.ON_TOKEN_FAILURE, OnTokenFailure.values(), OnTokenFailure.PASS_THROUGH),
        values.nanos(Option.TOKEN_TIMEOUT),
        values.replayMethods(),
        level,
        credential,
        values.nanos(Option.REFRESH_BEFORE),
        values.nanos(Option.SERVE_STALE),
        values.flag(Option.WARM_UP));
  }

  private Credential credential(String tokenUrl, String clientId) {
    return new Credential(
        tokenUrl,
        clientId,
        values.secret(Option.CLIENT_SECRET),
        values.text(Option.CLIENT_SECRET_FILE),
        values.choice(
            Option.TOKEN_AUTH_METHOD,
            TokenAuthMethod.values(),
            TokenAuthMethod.CLIENT_SECRET_BASIC),
        values.text(Option.SCOPE),
        values.text(Option.AUDIENCE),
        values.proxy(),
        values.text(Option.TOKEN_TRUSTSTORE),
        values.secret(Option.TOKEN_TRUSTSTORE_PASSWORD),
        values.text(Option.TOKEN_TRUSTSTORE_TYPE));
  }

  /** What is null here is reported as a problem or as missing before the result is used. */
  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
