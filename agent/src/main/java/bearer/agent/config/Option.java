package bearer.agent.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The catalogue: every key that an operator can set. {@code docs/options.md} is made from it. */
public enum Option {
  PROVIDER(
      "provider",
      "`picpay`, `qpay`",
      null,
      "A preset: token URL, token authentication, hosts, paths and legacy headers of that provider."
          + " Each can be overridden by its own key. `qpay` is QPay's sandbox."),
  HOSTS(
      "hosts",
      "comma list of `host`, `host:port`, `*.domain`, `*.domain:port`, `[::1]:port`",
      null,
      "The hosts that get the token, and no other host does. Without a port: the default port of the"
          + " request's scheme. `*.domain` stands for one or more labels before the domain."
          + " Required unless a provider is set."),
  PATHS(
      "paths",
      "comma list of patterns that start with `/`",
      "/**",
      "The paths that get the token. `*` stands for anything within one segment, `**` for any number"
          + " of segments. The token URL is always excluded."),
  TOKEN_URL(
      "token-url",
      "an absolute `https` URL",
      null,
      "Where tokens are asked for. `http` only to a loopback host or with `bearer.allow-http`."
          + " Required unless a provider is set."),
  CLIENT_ID("client-id", "text", null, "The client id that the provider gave you. Required."),
  CLIENT_SECRET(
      "client-secret",
      "text",
      null,
      "The secret of that client; line ends at its end are dropped. Better given as environment"
          + " variable or file: a command line shows in the process list. This or"
          + " `bearer.client-secret-file` is required."),
  CLIENT_SECRET_FILE(
      "client-secret-file",
      "path",
      null,
      "A file with the secret and nothing else, read at each token request; line ends at its end are"
          + " dropped."),
  SCOPE("scope", "text", null, "The `scope` of token requests; several are divided by spaces."),
  AUDIENCE("audience", "text", null, "The `audience` of token requests."),
  TOKEN_AUTH_METHOD(
      "token-auth-method",
      "`client_secret_json`, `client_secret_post`, `client_secret_basic`",
      "client_secret_basic",
      "How id and secret are sent to the token URL: in one JSON object (PicPay), in the form body"
          + " (QPay), or as HTTP Basic with both form-encoded before Base64 (RFC 6749 section"
          + " 2.3.1)."),
  MODE(
      "mode",
      "`off`, `observe`, `add`, `replace`",
      "add",
      "`off`: as if there were no agent. `observe`: nothing is changed, what would be is reported."
          + " `add`: the token is added beside the legacy headers. `replace`: the legacy headers are"
          + " dropped when, and only when, the token is set."),
  LEGACY_HEADERS(
      "legacy-headers",
      "comma list of header names; blank for none",
      "x-picpay-token,x-seller-token",
      "The headers of the old authentication. A provider brings its own: `qpay` has none."),
  OVERWRITE(
      "overwrite",
      "`true`, `false`",
      "false",
      "Whether an `Authorization` that the application set itself is replaced."),
  ALLOW_HTTP(
      "allow-http",
      "`true`, `false`",
      "false",
      "Whether the token may travel over plain http to hosts other than loopback, and be fetched over"
          + " it. Anyone on the way can read it then."),
  ON_TOKEN_FAILURE(
      "on-token-failure",
      "`pass-through`, `fail`",
      "pass-through",
      "What becomes of a request for which there is no token: it goes out as the application built"
          + " it, or it fails with an `IOException` that says why."),
  TOKEN_TIMEOUT(
      "token-timeout",
      "duration, at most `24h`",
      "5s",
      "How long a caller waits for a token that is not there yet."),
  REPLAY_ON_401(
      "replay-on-401",
      "`safe`, `off`, or a comma list of methods, `safe` among them if wanted",
      "safe",
      "Which requests are sent once more, with a new token, when the API answers 401 to the token:"
          + " `safe` means `GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT` and `DELETE`. Only where the body"
          + " can be sent again; otherwise the application gets the 401, and its next request a new"
          + " token."),
  LOG_LEVEL(
      "log-level",
      "`off`, `error`, `warn`, `info`, `debug`",
      "warn",
      "How much the agent says on stderr. `warn` prints nothing when all is well."),
  TOKEN_PROXY(
      "token-proxy",
      "`host:port`",
      null,
      "A proxy for token requests alone; without it the JVM's own proxy settings hold."),
  TOKEN_TRUSTSTORE(
      "token-truststore",
      "path",
      null,
      "A trust store for token requests alone; without it the JVM's own holds."),
  TOKEN_TRUSTSTORE_PASSWORD(
      "token-truststore-password", "text", null, "The password of that trust store."),
  TOKEN_TRUSTSTORE_TYPE(
      "token-truststore-type",
      "a keystore type such as `PKCS12` or `JKS`",
      null,
      "The type of that trust store; without it the JVM's default type."),
  CONFIG(
      "config",
      "path",
      null,
      "A properties file (UTF-8) with any of these keys but this one. A backslash in it is written"
          + " twice."),
  BRIDGE(
      "bridge",
      "`auto`, `java.base`, `append`",
      "auto",
      "Advanced, for diagnosis: where the class is defined through which changed code reaches the"
          + " agent. `auto` tries `java.base` and falls back to appending to the bootstrap class"
          + " path."),
  REFRESH_BEFORE(
      "refresh-before",
      "duration, at most `24h`",
      null,
      "How long before its end a token is replaced behind the callers, at most half of its life."
          + " Without it: after about three quarters of its life."),
  SERVE_STALE(
      "serve-stale",
      "duration, at most `24h`",
      null,
      "How long past its end a token is still sent while the token URL cannot be reached or fails."
          + " Without it: not at all."),
  WARM_UP(
      "warm-up",
      "`true`, `false`",
      "false",
      "Whether the first token is fetched in the background as soon as an HTTP client is in use."
          + " Otherwise the first request to a configured host waits for it.");

  static final String PREFIX = "bearer.";
  static final String ENV_PREFIX = "BEARER_";

  /** The key without {@link #PREFIX}, as in {@code client-id}. */
  final String shortKey;

  /** The valid values, in words (Markdown). */
  public final String values;

  /** What holds if nothing is set, in the form an operator would write; null for nothing. */
  public final @Nullable String defaultValue;

  /** What it does (Markdown). */
  public final String meaning;

  Option(String shortKey, String values, @Nullable String defaultValue, String meaning) {
    this.shortKey = shortKey;
    this.values = values;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** The name as system property and in the file, as in {@code bearer.client-id}. */
  public String key() {
    return PREFIX + shortKey;
  }

  /** The name as environment variable, as in {@code BEARER_CLIENT_ID}. */
  public String environmentName() {
    return ENV_PREFIX + shortKey.toUpperCase(Locale.ROOT).replace('-', '_');
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

  /** Whether the value must never be shown. */
  public boolean secret() {
    return this == CLIENT_SECRET || this == TOKEN_TRUSTSTORE_PASSWORD;
  }
}
