package bearer.agent.options;

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
          + " request's scheme. `*.domain` stands for one or more labels before the domain; where"
          + " anybody can have a name (`*.com`, `*.co.uk`, `*.amazonaws.com`: the Public Suffix List)"
          + " it is refused."
          + " Required unless a provider is set."),
  PATHS(
      "paths",
      "comma list of patterns that start with `/`",
      "/**",
      "The paths that get the token. `*` stands for anything within one segment, `**` for any number"
          + " of segments. Token URLs are always excluded, the application's own too."),
  TOKEN_URL(
      "token-url",
      "an absolute `https` URL",
      null,
      "Where tokens are asked for. `http` only to a loopback host or with `bearer.allow-http`."
          + " Required unless a provider or an issuer is set."),
  ISSUER(
      "issuer",
      "an absolute `https` URL",
      null,
      "The authorization server's issuer identifier, exactly as its metadata say it: the token URL"
          + " is found out there (OpenID Connect Discovery, RFC 8414) when the first token is due,"
          + " must be on the issuer's host and port, and is looked up again at most once an hour."
          + " With `bearer.token-url`, nothing is looked up."),
  CLIENT_ID(
      "client-id",
      "text",
      null,
      "The client id that the provider gave you. This or `bearer.client-id-file` is required."),
  CLIENT_ID_FILE(
      "client-id-file",
      "path",
      null,
      "A file with the client id and nothing else, read at each token request; line ends at its end"
          + " are dropped."),
  CLIENT_SECRET(
      "client-secret",
      "text",
      null,
      "The secret of that client; line ends at its end are dropped. Better given as environment"
          + " variable or file: a command line shows in the process list. This or"
          + " `bearer.client-secret-file` is required, unless the method uses a key."),
  CLIENT_SECRET_FILE(
      "client-secret-file",
      "path, or two: `current,previous`",
      null,
      "A file with the secret and nothing else, read at each token request; line ends at its end are"
          + " dropped. With two files, the other secret is tried once when one is rejected."),
  CLIENT_SECRET_FILE_PREVIOUS(
      "client-secret-file.previous",
      "path",
      null,
      "A file with the secret that was valid before: the same as a second file in"
          + " `bearer.client-secret-file`."),
  CLIENT_KEY_FILE(
      "client-key-file",
      "path",
      null,
      "The private key for `private_key_jwt` and `tls_client_auth`, read at each token request: PEM"
          + " (PKCS #8, also encrypted; PKCS #1; SEC 1), a JWK, or a PKCS #12 or JKS key store."),
  CLIENT_KEY_PASSWORD(
      "client-key-password",
      "text",
      null,
      "The password of that key or key store; line ends at its end are dropped."),
  CLIENT_KEY_ALIAS(
      "client-key-alias",
      "text",
      null,
      "Which entry of that key store; without it, the only key in it."),
  CLIENT_KEY_ID(
      "client-key-id",
      "text",
      null,
      "The `kid` in the header of client assertions; without it that of the JWK, or none."),
  CLIENT_CERT_FILE(
      "client-cert-file",
      "path",
      null,
      "The client's certificate for `tls_client_auth`, then those that vouch for it, in PEM, read at"
          + " each token request; without it they are taken from `bearer.client-key-file`."),
  CLIENT_ASSERTION_ALG(
      "client-assertion-alg",
      "`RS256`, `PS256`, `ES256`",
      null,
      "How client assertions are signed; without it `ES256` for an elliptic curve key, else `RS256`."
          + " `PS256` needs Java 8u251 or later."),
  CLIENT_ASSERTION_AUDIENCE(
      "client-assertion-audience",
      "text",
      null,
      "The `aud` of client assertions; without it the token URL. Some servers want their issuer."),
  SCOPE("scope", "text", null, "The `scope` of token requests; several are divided by spaces."),
  AUDIENCE("audience", "text", null, "The `audience` of token requests."),
  TOKEN_PARAM(
      "token-param.<name>",
      "text",
      null,
      "A further parameter of token requests, such as `bearer.token-param.resource`; as environment"
          + " variable its name is in lower case. Parameters that the agent sets itself cannot be"
          + " set."),
  TOKEN_AUTH_METHOD(
      "token-auth-method",
      "`client_secret_json`, `client_secret_post`, `client_secret_basic`, `private_key_jwt`,"
          + " `tls_client_auth`",
      "client_secret_basic",
      "How the client proves itself to the token URL: id and secret in one JSON object (PicPay), in"
          + " the form body (QPay), or as HTTP Basic with both form-encoded before Base64 (RFC 6749"
          + " section 2.3.1); an assertion signed with its key (RFC 7523); its certificate in the"
          + " TLS handshake (RFC 8705). No other one is ever tried."),
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
  LEGACY_TOKEN_SHA256(
      "legacy-token-sha256",
      "64 digits in lower-case hex",
      null,
      "The SHA-256 digest of the one `x-picpay-token` that the credential is for; without it, the"
          + " first value that is seen. Calls with another value go out as the application built"
          + " them (`BA-413`)."),
  MERGE_CALLERS(
      "merge-callers",
      "`true`, `false`",
      "false",
      "Whether calls with different values of `x-picpay-token` are all the same merchant's, so that"
          + " all of them get the token."),
  DRY_RUN(
      "dry-run",
      "`true`, `false`",
      "true",
      "Whether `bearer.mode=observe` asks for one token, at the first call that would get one, and"
          + " says whether the credential works. No call carries it."),
  OVERWRITE(
      "overwrite",
      "`true`, `false`",
      "false",
      "Whether an `Authorization` that the application set itself is replaced; never that of a token"
          + " request: a path that ends in `/oauth2/token`, `/oauth/token` or"
          + " `/openid-connect/token`, and a POST of a form or of JSON with Basic credentials."),
  ALLOW_HTTP(
      "allow-http",
      "`true`, `false`",
      "false",
      "Whether the token may travel over plain http to hosts other than loopback, and be fetched over"
          + " it. Anyone on the way can read it then."),
  REQUIRE_HEADER(
      "require-header",
      "`legacy`, or a comma list of header names",
      null,
      "Only requests that carry one of these headers get the token, `legacy` being those of"
          + " `bearer.legacy-headers`; any other goes out as the application built it."),
  REDIRECTED_FROM_ELSEWHERE(
      "redirected-from-elsewhere",
      "`true`, `false`",
      "false",
      "Whether a request gets the token that was brought about by a redirect from a host that is"
          + " not one of `bearer.hosts`. Whoever can have the application call a URL of theirs could"
          + " have it make calls to the API then."),
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
      "How long callers wait for one token request; who comes late waits for the rest of it."),
  REPLAY_ON_401(
      "replay-on-401",
      "`safe`, `off`, or a comma list of methods, `safe` among them if wanted",
      "safe",
      "Which requests are sent once more, with a new token, when the API answers 401 to the token:"
          + " `safe` means `GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT` and `DELETE`. Only where the body"
          + " can be sent again; otherwise the application gets the 401, and its next request a new"
          + " token."),
  BLIND_SPOTS(
      "blind-spots", "`warn`, `off`", "warn", "Whether connections past the agent are reported."),
  LOG_LEVEL(
      "log-level",
      "`off`, `error`, `warn`, `info`, `debug`",
      "warn",
      "How much the agent says. `warn` prints nothing when all is well."),
  LOG_TO(
      "log-to",
      "`stderr`, `application`",
      "stderr",
      "Where it says so. `application`: in the application's own SLF4J, as logger `bearer.agent`,"
          + " once the application uses that; what it does not take goes to stderr, as below. An"
          + " agent that is inactive always uses stderr."),
  LOG_FORMAT(
      "log-format",
      "`text`, `json`",
      "text",
      "How lines on stderr are written. `json`: one JSON object on each, in UTF-8, with `time`,"
          + " `level`, `code`, `message` and, for many events, `fields`."),
  LOG_TIME(
      "log-time",
      "`true`, `false`",
      "false",
      "Whether lines of text on stderr carry the time, in UTC. Those of JSON always do."),
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
  static final String PARAM_PREFIX = "bearer.token-param.";
  static final String PARAM_ENV_PREFIX = "BEARER_TOKEN_PARAM_";

  /** The key without {@link #PREFIX}, as in {@code client-id}. */
  final String shortKey;

  private final String key; // made once: every start compares it many times

  /** The valid values, in words (Markdown). */
  public final String values;

  /** What holds if nothing is set, in the form an operator would write; null for nothing. */
  public final @Nullable String defaultValue;

  /** What it does (Markdown). */
  public final String meaning;

  Option(String shortKey, String values, @Nullable String defaultValue, String meaning) {
    this.shortKey = shortKey;
    this.key = "bearer.".concat(shortKey);
    this.values = values;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
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

  /** Whether the value is a proxy's address, to which people add a password. */
  boolean isProxy() {
    return values.equals("`host:port`");
  }

  /** Whether the value must never be shown. */
  public boolean secret() {
    return this == CLIENT_SECRET
        || this == CLIENT_KEY_PASSWORD
        || this == LEGACY_TOKEN_SHA256
        || this == TOKEN_PARAM
        || this == TOKEN_TRUSTSTORE_PASSWORD;
  }
}
