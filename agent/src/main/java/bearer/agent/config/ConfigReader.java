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
    LogConfig log = log();
    BridgePlace bridge = values.choice(Option.BRIDGE, BridgePlace.values(), BridgePlace.AUTO);
    Mode mode = values.choice(Option.MODE, Mode.values(), Mode.ADD);
    Preset provider = values.choice(Option.PROVIDER, Preset.values());
    if (provider != null) {
      settings.fallBackOn(provider);
    }
    boolean allowHttp = values.flag(Option.ALLOW_HTTP);
    List<HostPattern> hosts = values.hosts();
    Credential credential = credential(allowHttp, provider);
    AgentConfig config = config(mode, log.level, hosts, allowHttp, credential);
    if (mode == Mode.OFF) {
      return ConfigResult.off(problems.list(), log, bridge);
    }
    Requirements requirements = new Requirements(settings, problems, credential.authMethod);
    boolean configured = requirements.configured();
    if (configured) {
      requirements.check();
    }
    if (!problems.isEmpty()) {
      return ConfigResult.invalid(problems.list(), files(), log, bridge);
    }
    return configured
        ? ConfigResult.active(config, files(), log, bridge)
        : ConfigResult.notConfigured(log, bridge);
  }

  private LogConfig log() {
    return new LogConfig(
        values.choice(Option.LOG_LEVEL, Level.values(), Level.WARN),
        values.choice(Option.LOG_TO, LogDestination.values(), LogDestination.STDERR),
        values.choice(Option.LOG_FORMAT, LogFormat.values(), LogFormat.TEXT),
        values.flag(Option.LOG_TIME));
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

  private Credential credential(boolean allowHttp, @Nullable Preset provider) {
    List<String> secretFiles = values.secretFiles();
    TokenAuthMethod method =
        values.choice(
            Option.TOKEN_AUTH_METHOD,
            TokenAuthMethod.values(),
            TokenAuthMethod.CLIENT_SECRET_BASIC);
    return new Credential(
        tokenUrl(allowHttp),
        text(values.text(Option.CLIENT_ID)),
        values.secret(Option.CLIENT_SECRET),
        secretFiles.isEmpty() ? null : secretFiles.get(0),
        method,
        values.text(Option.SCOPE),
        values.text(Option.AUDIENCE),
        values.proxy(),
        values.text(Option.TOKEN_TRUSTSTORE),
        values.secret(Option.TOKEN_TRUSTSTORE_PASSWORD),
        values.text(Option.TOKEN_TRUSTSTORE_TYPE),
        secretFiles.size() < 2 ? null : secretFiles.get(1),
        values.text(Option.CLIENT_ID_FILE),
        clientKey(),
        values.issuer(allowHttp),
        allowHttp,
        values.parameters(),
        provider == null ? 0 : provider.secretOverlapDays);
  }

  /** An issuer that the operator set counts for more than the token URL of a provider. */
  private String tokenUrl(boolean allowHttp) {
    boolean discovered = settings.gives(Option.ISSUER) && !settings.gives(Option.TOKEN_URL);
    return discovered ? "" : text(values.tokenUrl(allowHttp));
  }

  private @Nullable ClientKey clientKey() {
    String file = values.text(Option.CLIENT_KEY_FILE);
    ClientKey key =
        new ClientKey(
            text(file),
            values.text(Option.CLIENT_CERT_FILE),
            values.secret(Option.CLIENT_KEY_PASSWORD),
            values.text(Option.CLIENT_KEY_ALIAS),
            values.text(Option.CLIENT_KEY_ID),
            values.choice(Option.CLIENT_ASSERTION_ALG, AssertionAlgorithm.values()),
            values.text(Option.CLIENT_ASSERTION_AUDIENCE));
    return file == null ? null : key;
  }

  /** What is null here is reported as a problem or as missing before the result is used. */
  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
