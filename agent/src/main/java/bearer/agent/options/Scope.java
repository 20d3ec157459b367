package bearer.agent.options;

import org.jspecify.annotations.Nullable;

/** What can have a name, and which options it can have of its own. */
enum Scope {
  RULE(
      "rule",
      Option.HOSTS,
      Option.PATHS,
      Option.METHODS,
      Option.CREDENTIAL,
      Option.MODE,
      Option.PERCENT,
      Option.PERCENT_BY,
      Option.PERCENT_UNSAFE,
      Option.REWRITE,
      Option.REWRITE_EXCEPT,
      Option.LEGACY_HEADERS,
      Option.MERGE_CALLERS,
      Option.DRY_RUN,
      Option.OVERWRITE,
      Option.ALLOW_HTTP,
      Option.REQUIRE_HEADER,
      Option.REDIRECTED_FROM_ELSEWHERE,
      Option.ON_TOKEN_FAILURE,
      Option.TOKEN_TIMEOUT,
      Option.REPLAY_ON_401,
      Option.BREAKER),
  CREDENTIAL(
      "credential",
      Option.TOKEN_URL,
      Option.ISSUER,
      Option.CLIENT_ID,
      Option.CLIENT_ID_FILE,
      Option.CLIENT_SECRET,
      Option.CLIENT_SECRET_FILE,
      Option.CLIENT_SECRET_FILE_PREVIOUS,
      Option.CREDENTIAL_FILE,
      Option.CLIENT_KEY_FILE,
      Option.CLIENT_KEY_PASSWORD,
      Option.CLIENT_KEY_ALIAS,
      Option.CLIENT_KEY_ID,
      Option.CLIENT_CERT_FILE,
      Option.CLIENT_ASSERTION_ALG,
      Option.CLIENT_ASSERTION_AUDIENCE,
      Option.SCOPE,
      Option.AUDIENCE,
      Option.TOKEN_PARAM,
      Option.TOKEN_AUTH_METHOD,
      Option.LEGACY_TOKEN_SHA256,
      Option.LEGACY_TOKEN_SHA256_FILE,
      Option.TOKEN_PROXY,
      Option.TOKEN_PROXY_USER,
      Option.TOKEN_PROXY_PASSWORD_FILE,
      Option.TOKEN_TRUSTSTORE,
      Option.TOKEN_TRUSTSTORE_PASSWORD,
      Option.TOKEN_TRUSTSTORE_TYPE,
      Option.TOKEN_STORE,
      Option.TOKEN_STORE_PASSWORD_FILE,
      Option.TOKEN_STORE_TIMEOUT,
      Option.TOKEN_STORE_TRUSTSTORE,
      Option.TOKEN_STORE_TRUSTSTORE_PASSWORD,
      Option.TOKEN_STORE_TRUSTSTORE_TYPE,
      Option.REFRESH_BEFORE,
      Option.SERVE_STALE,
      Option.WARM_UP);

  /** Who asks: of these a credential with a name takes none from the plain keys. */
  private static final Option[] IDENTITY = {
    Option.CLIENT_ID,
    Option.CLIENT_ID_FILE,
    Option.CLIENT_SECRET,
    Option.CLIENT_SECRET_FILE,
    Option.CLIENT_SECRET_FILE_PREVIOUS,
    Option.CREDENTIAL_FILE,
    Option.CLIENT_KEY_FILE,
    Option.CLIENT_KEY_PASSWORD,
    Option.CLIENT_KEY_ALIAS,
    Option.CLIENT_KEY_ID,
    Option.CLIENT_CERT_FILE,
    Option.LEGACY_TOKEN_SHA256,
    Option.LEGACY_TOKEN_SHA256_FILE
  };

  /** Whoever sets one of a group says all of it. */
  private static final Option[][] GROUPS = {
    {Option.TOKEN_URL, Option.ISSUER},
    {Option.TOKEN_PROXY, Option.TOKEN_PROXY_USER, Option.TOKEN_PROXY_PASSWORD_FILE},
    {
      Option.TOKEN_TRUSTSTORE, Option.TOKEN_TRUSTSTORE_PASSWORD, Option.TOKEN_TRUSTSTORE_TYPE,
    },
    {
      Option.TOKEN_STORE,
      Option.TOKEN_STORE_PASSWORD_FILE,
      Option.TOKEN_STORE_TRUSTSTORE,
      Option.TOKEN_STORE_TRUSTSTORE_PASSWORD,
      Option.TOKEN_STORE_TRUSTSTORE_TYPE,
    }
  };

  /** What it is called in a key and in a message. */
  final String word;

  @SuppressWarnings("ImmutableEnumChecker") // nobody else has it
  private final Option[] options;

  Scope(String word, Option... options) {
    this.word = word;
    this.options = options;
  }

  boolean has(Option option) {
    return contains(options, option);
  }

  /** What every key of it begins with, as in {@code bearer.rule.}. */
  String prefix() {
    return Option.PREFIX + word + '.';
  }

  static @Nullable Scope of(String key) {
    return key.startsWith("bearer.rule.")
        ? RULE
        : key.startsWith("bearer.credential.") ? CREDENTIAL : null;
  }

  static @Nullable Scope ofEnvironment(String variable) {
    return variable.startsWith("BEARER_RULE_")
        ? RULE
        : variable.startsWith("BEARER_CREDENTIAL_") && !isPlain(variable) ? CREDENTIAL : null;
  }

  /** {@code BEARER_CREDENTIAL_FILE} is no credential called "file". */
  private static boolean isPlain(String variable) {
    return variable.equals(Option.CREDENTIAL_FILE.environmentName());
  }

  static boolean isIdentity(Option option) {
    return contains(IDENTITY, option);
  }

  /** The options that are set together with one, itself among them; null if it stands alone. */
  static Option @Nullable [] group(Option option) {
    for (Option[] group : GROUPS) {
      if (contains(group, option)) {
        return group;
      }
    }
    return null;
  }

  private static boolean contains(Option[] all, Option wanted) {
    for (Option option : all) {
      if (option == wanted) {
        return true;
      }
    }
    return false;
  }
}
