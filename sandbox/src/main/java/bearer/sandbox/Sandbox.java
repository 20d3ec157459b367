package bearer.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;

/** Both providers on one loopback https port, with a memory for what they were sent. */
public final class Sandbox implements Closeable {
  public static final String PICPAY_TOKENS = "/oauth2/token";
  public static final String QPAY_TOKENS = "/auth/realms/qpay/protocol/openid-connect/token";
  public static final String WALLET_V1 = "/ecommerce/public";
  public static final String WALLET_V2 = "/ecommerce/v2";
  public static final String CARDS = "/issuer";
  public static final String QPAY_CREDENTIALS = "/credentials";
  public static final String USER = "ops@issuer.example";
  public static final String CLIENT_ID = "demo-client";
  public static final String INTEGRATION_KEY = "5b008cef7f321d00ef2367b2";

  private final String clientSecret = Tokens.random();
  private final String userPassword = Tokens.random();
  private final TokenEndpoint picPay;
  private final Journal tokenRequests;
  private final Journal calls;
  private final LoopbackServer server;
  private volatile boolean issues = true;

  private Sandbox(ServerKey key) throws IOException, GeneralSecurityException {
    picPay = new TokenEndpoint(Dialect.PICPAY).client(CLIENT_ID, clientSecret);
    TokenEndpoint qPay =
        new TokenEndpoint(Dialect.KEYCLOAK)
            .client(CLIENT_ID, clientSecret)
            .user(USER, userPassword);
    Routes issuing = new Routes().under(PICPAY_TOKENS, picPay).under(QPAY_TOKENS, qPay);
    tokenRequests = new Journal(request -> issues ? issuing.answer(request) : Answer.none());
    calls =
        new Journal(
            new Routes()
                .under(WALLET_V1, PaymentApi.walletV1(INTEGRATION_KEY))
                .under(WALLET_V2, PaymentApi.walletV2(picPay.tokens()))
                .under(CARDS, PaymentApi.cards(qPay.tokens()))
                .under(QPAY_CREDENTIALS, new CredentialsApi(QPAY_CREDENTIALS, qPay)));
    server =
        LoopbackServer.https(
            key.serverContext(),
            new Routes()
                .under(PICPAY_TOKENS, tokenRequests)
                .under(QPAY_TOKENS, tokenRequests)
                .under("/", calls));
  }

  public static Sandbox start(ServerKey key) throws IOException, GeneralSecurityException {
    return new Sandbox(key);
  }

  public String hostAndPort() {
    return "localhost:" + server.port();
  }

  public String url(String path) {
    return server.url(path);
  }

  /** The same server under another name, for whoever takes it for another one. */
  public String otherUrl(String path) {
    return "https://127.0.0.1:" + server.port() + path;
  }

  /** Whether token requests are answered from now on, or their connections closed. */
  public void issueTokens(boolean issue) {
    issues = issue;
  }

  /** Of tokens of PicPay's that are issued from now on. */
  public void tokenLifeSeconds(int seconds) {
    picPay.lifeSeconds(seconds);
  }

  /** Of {@link #CLIENT_ID}; another one for each sandbox. */
  public String clientSecret() {
    return clientSecret;
  }

  /** Of {@link #USER}, for QPay's Credentials API; another one for each sandbox. */
  public String userPassword() {
    return userPassword;
  }

  public int tokenRequests() {
    return tokenRequests.exchanges().size();
  }

  /** The calls of the APIs, in order of arrival. */
  public List<Exchange> calls() {
    return calls.exchanges();
  }

  /** Makes as if nothing had been asked yet; tokens stay good. */
  public void forget() {
    tokenRequests.clear();
    calls.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
