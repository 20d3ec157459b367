package bearer.agent.options;

import bearer.agent.config.Client;
import bearer.agent.config.ClientId;
import bearer.agent.config.ClientKey;
import bearer.agent.config.ClientSecret;
import bearer.agent.config.Credential;
import bearer.agent.config.CredentialFiles;
import bearer.agent.config.ProxyLogin;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.config.TokenParameters;
import bearer.agent.config.TokenServer;
import bearer.agent.config.TokenUse;
import bearer.agent.config.TrustStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One credential. What cannot be read, or is not there, is reported and null or empty here. */
final class CredentialReader {
  private static final Option[] OF_KEYS = {
    Option.CLIENT_KEY_FILE,
    Option.CLIENT_KEY_PASSWORD,
    Option.CLIENT_KEY_ALIAS,
    Option.CLIENT_KEY_ID,
    Option.CLIENT_CERT_FILE,
    Option.CLIENT_ASSERTION_ALG,
    Option.CLIENT_ASSERTION_AUDIENCE
  };

  private final Settings settings;
  private final Values values;
  private final Problems problems;

  CredentialReader(Settings settings, Values values, Problems problems) {
    this.settings = settings;
    this.values = values;
    this.problems = problems;
  }

  /**
   * @param overlapDays how many days a replaced secret lives on; 0 if that is not known
   */
  Credential read(String name, boolean allowHttp, int overlapDays) {
    return new Credential(name, server(allowHttp), client(overlapDays), parameters(), use());
  }

  /** An issuer that the operator set counts for more than the token URL of a provider. */
  private TokenServer server(boolean allowHttp) {
    boolean discovered = settings.gives(Option.ISSUER) && !settings.gives(Option.TOKEN_URL);
    return new TokenServer(
        discovered ? null : values.tokenUrl(allowHttp),
        values.issuer(allowHttp),
        allowHttp,
        values.proxy(),
        proxyLogin(),
        trustStore());
  }

  private @Nullable ProxyLogin proxyLogin() {
    String user = values.proxyUser();
    String file = values.text(Option.TOKEN_PROXY_PASSWORD_FILE);
    return user == null || file == null ? null : new ProxyLogin(user, file);
  }

  private @Nullable TrustStore trustStore() {
    return values.trustStore(
        Option.TOKEN_TRUSTSTORE, Option.TOKEN_TRUSTSTORE_TYPE, Option.TOKEN_TRUSTSTORE_PASSWORD);
  }

  private Client client(int overlapDays) {
    TokenAuthMethod method =
        values.choice(
            Option.TOKEN_AUTH_METHOD,
            TokenAuthMethod.values(),
            TokenAuthMethod.CLIENT_SECRET_BASIC);
    ClientId id =
        new ClientId(text(values.text(Option.CLIENT_ID)), values.text(Option.CLIENT_ID_FILE));
    return new Client(method, id, secret(overlapDays), key(), files());
  }

  private ClientSecret secret(int overlapDays) {
    List<String> files =
        values.files(Option.CLIENT_SECRET_FILE, Option.CLIENT_SECRET_FILE_PREVIOUS);
    return new ClientSecret(
        values.secret(Option.CLIENT_SECRET),
        files.isEmpty() ? null : files.get(0),
        files.size() < 2 ? null : files.get(1),
        overlapDays);
  }

  private @Nullable CredentialFiles files() {
    List<String> files = values.files(Option.CREDENTIAL_FILE, null);
    return files.isEmpty()
        ? null
        : new CredentialFiles(files.get(0), files.size() < 2 ? null : files.get(1));
  }

  /** Nearly always none, for which nothing is loaded. */
  private @Nullable ClientKey key() {
    for (Option option : OF_KEYS) {
      if (settings.gives(option)) {
        return new ClientKeyReader(values).read();
      }
    }
    return null;
  }

  private TokenParameters parameters() {
    return new TokenParameters(
        values.text(Option.SCOPE), values.text(Option.AUDIENCE), values.parameters());
  }

  private TokenUse use() {
    return new TokenUse(
        values.nanos(Option.REFRESH_BEFORE),
        values.nanos(Option.SERVE_STALE),
        values.flag(Option.WARM_UP),
        settings.gives(Option.TOKEN_STORE)
            ? new TokenStoreReader(settings, values, problems).read()
            : null);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
