package bearer.agent.options;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The catalogue: every key that an operator can set. {@code docs/options.md} is made from it. */
public enum Option {
  PROVIDER("provider", "`picpay`, `qpay`", null),
  HOSTS(
      "hosts",
      "comma list of `host`, `host:port`, `*.domain`, `*.domain:port`, `[::1]:port`",
      null),
  PATHS("paths", "comma list of patterns that start with `/`", "/**"),
  METHODS("methods", "comma list of methods such as `GET`", null),
  CREDENTIAL("credential", "the name of a credential, or `by-legacy-token`", "default"),
  TOKEN_URL("token-url", "an absolute `https` URL", null),
  ISSUER("issuer", "an absolute `https` URL", null),
  CLIENT_ID("client-id", "text", null),
  CLIENT_ID_FILE("client-id-file", "path", null),
  CLIENT_SECRET("client-secret", "text", null),
  CLIENT_SECRET_FILE("client-secret-file", "path, or two: `current,previous`", null),
  CLIENT_SECRET_FILE_PREVIOUS("client-secret-file.previous", "path", null),
  CREDENTIAL_FILE("credential-file", "path, or two: `current,previous`", null),
  CLIENT_KEY_FILE("client-key-file", "path", null),
  CLIENT_KEY_PASSWORD("client-key-password", "text", null),
  CLIENT_KEY_ALIAS("client-key-alias", "text", null),
  CLIENT_KEY_ID("client-key-id", "text", null),
  CLIENT_CERT_FILE("client-cert-file", "path", null),
  CLIENT_ASSERTION_ALG("client-assertion-alg", "`RS256`, `PS256`, `ES256`", null),
  CLIENT_ASSERTION_AUDIENCE("client-assertion-audience", "text", null),
  SCOPE("scope", "text", null),
  AUDIENCE("audience", "text", null),
  TOKEN_PARAM("token-param.<name>", "text", null),
  TOKEN_AUTH_METHOD(
      "token-auth-method",
      "`client_secret_json`, `client_secret_post`, `client_secret_basic`, `private_key_jwt`,"
          + " `tls_client_auth`",
      "client_secret_basic"),
  ENABLED("enabled", "`true`, `false`", "true"),
  MODE("mode", "`off`, `observe`, `add`, `replace`, `enforce`", "add"),
  PERCENT("percent", "a whole number from 0 to 100", "100"),
  CREDENTIALS_DIR("credentials-dir", "path", null),
  PERCENT_BY("percent-by", "`instance`, `service`, `request`", "instance"),
  PERCENT_UNSAFE("percent-unsafe", "`true`, `false`", "false"),
  REWRITE("rewrite", "comma list of `FROM => TO`, two `https` URLs, or `picpay-v2`", null),
  REWRITE_EXCEPT("rewrite-except", "comma list of paths, or of methods and paths", null),
  INSTANCE_ID("instance-id", "text", null),
  SERVICE("service", "text", null),
  ENVIRONMENT("environment", "text", null),
  VERSION("version", "text", null),
  EVIDENCE_DIR("evidence-dir", "path of a directory", null),
  LEGACY_HEADERS(
      "legacy-headers",
      "comma list of header names; blank for none",
      "x-picpay-token,x-seller-token"),
  LEGACY_TOKEN_SHA256(
      "legacy-token-sha256", "comma list of 64 digits in lower-case hex each", null),
  LEGACY_TOKEN_SHA256_FILE("legacy-token-sha256-file", "path", null),
  MERGE_CALLERS("merge-callers", "`true`, `false`", "false"),
  DRY_RUN("dry-run", "`true`, `false`", "true"),
  OVERWRITE("overwrite", "`true`, `false`", "false"),
  ALLOW_HTTP("allow-http", "`true`, `false`", "false"),
  REQUIRE_HEADER("require-header", "`legacy`, or a comma list of header names", null),
  REDIRECTED_FROM_ELSEWHERE("redirected-from-elsewhere", "`true`, `false`", "false"),
  ON_TOKEN_FAILURE("on-token-failure", "`pass-through`, `fail`", "pass-through"),
  TOKEN_TIMEOUT("token-timeout", "duration, at most `24h`", "5s"),
  REPLAY_ON_401(
      "replay-on-401",
      "`safe`, `off`, or a comma list of methods, `safe` and `idempotency-key` among them if wanted",
      "safe"),
  BREAKER("breaker", "a share from `1%` to `100%`, or `off`", "50%"),
  FINGERPRINT_KEY_FILE("fingerprint-key-file", "path", null),
  BLIND_SPOTS("blind-spots", "`warn`, `off`", "warn"),
  LOG_LEVEL("log-level", "`off`, `error`, `warn`, `info`, `debug`", "warn"),
  LOG_TO("log-to", "`stderr`, `application`", "stderr"),
  LOG_FORMAT("log-format", "`text`, `json`", "text"),
  LOG_TIME("log-time", "`true`, `false`", "false"),
  METRICS("metrics", "`off`, `application`", "off"),
  METRICS_FILE("metrics-file", "path of a directory", null),
  METRICS_INTERVAL("metrics-interval", "duration, from `1s` to `5m`", "15s"),
  TOKEN_PROXY("token-proxy", "`host:port`", null),
  TOKEN_PROXY_USER("token-proxy-user", "text", null),
  TOKEN_PROXY_PASSWORD_FILE("token-proxy-password-file", "path", null),
  TOKEN_TRUSTSTORE("token-truststore", "path", null),
  TOKEN_TRUSTSTORE_PASSWORD("token-truststore-password", "text", null),
  TOKEN_TRUSTSTORE_TYPE("token-truststore-type", "a keystore type such as `PKCS12` or `JKS`", null),
  TOKEN_STORE("token-store", "`redis://[user@]host[:port][/db]`, or `rediss://` for TLS", null),
  TOKEN_STORE_PASSWORD_FILE("token-store-password-file", "path", null),
  TOKEN_STORE_TIMEOUT("token-store-timeout", "duration, from `10ms` to `5s`", "250ms"),
  TOKEN_STORE_TRUSTSTORE("token-store-truststore", "path", null),
  TOKEN_STORE_TRUSTSTORE_PASSWORD("token-store-truststore-password", "text", null),
  TOKEN_STORE_TRUSTSTORE_TYPE(
      "token-store-truststore-type", "a keystore type such as `PKCS12` or `JKS`", null),
  CONFIG("config", "path", null),
  ON_CONFIG_ERROR("on-config-error", "`inert`, `exit`", "inert"),
  REQUIRES("requires", "`>=` and a version, such as `>=0.3`", null),
  CONTROL("control", "`none`, `read-only`, `full`", "full"),
  CONTROL_JMX("control.jmx", "`none`, `read-only`, `full`", "read-only"),
  CONTROL_ATTACH("control.attach", "`none`, `read-only`, `full`", "full"),
  CONTROL_FILE("control.file", "`none`, `read-only`, `full`", "full"),
  BRIDGE("bridge", "`auto`, `java.base`, `append`", "auto"),
  REFRESH_BEFORE("refresh-before", "duration, at most `24h`", null),
  SERVE_STALE("serve-stale", "duration, at most `24h`", null),
  WARM_UP("warm-up", "`true`, `false`", "false");

  static final String PREFIX = "bearer.";
  static final String ENV_PREFIX = "BEARER_";
  static final String PARAM_PREFIX = "bearer.token-param.";
  static final String PARAM_ENV_PREFIX = "BEARER_TOKEN_PARAM_";

  /** The key without {@link #PREFIX}, as in {@code client-id}. */
  final String shortKey;

  private final String key; // made once: every start compares it many times

  /** The valid values, in words (Markdown). */
  public final String values;

  /** What holds if nothing is set, in the form an operator would write; null for nothing. */
  public final @Nullable String defaultValue;

  Option(String shortKey, String values, @Nullable String defaultValue) {
    this.shortKey = shortKey;
    this.key = "bearer.".concat(shortKey);
    this.values = values;
    this.defaultValue = defaultValue;
  }

  /** The name as system property and in the file, as in {@code bearer.client-id}. */
  public String key() {
    return key;
  }

  /** The name as environment variable, as in {@code BEARER_CLIENT_ID}. */
  public String environmentName() {
    return ENV_PREFIX + shortKey.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  /** {@link #values} without marks. */
  String plainValues() {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < values.length(); i++) {
      if (values.charAt(i) != '`') {
        plain.append(values.charAt(i));
      }
    }
    return plain.toString();
  }

  /** Whether the value is the name of a file, or of several. */
  boolean isFile() {
    return values.startsWith("path");
  }

  /** Whether the value is the address of a proxy or a store, to which people add a password. */
  boolean isProxy() {
    return values.equals("`host:port`") || this == TOKEN_STORE;
  }

  /** Whether the value must never be shown. */
  public boolean secret() {
    return this == CLIENT_SECRET
        || this == CLIENT_KEY_PASSWORD
        || this == LEGACY_TOKEN_SHA256
        || this == TOKEN_PARAM
        || this == TOKEN_TRUSTSTORE_PASSWORD
        || this == TOKEN_STORE_TRUSTSTORE_PASSWORD;
  }
}
