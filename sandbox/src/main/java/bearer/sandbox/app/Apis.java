package bearer.sandbox.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bearer.sandbox.Answer;
import bearer.sandbox.CredentialsApi;
import bearer.sandbox.Dialect;
import bearer.sandbox.PaymentApi;
import bearer.sandbox.Sandbox;
import bearer.sandbox.Script;
import bearer.sandbox.TokenEndpoint;
import bearer.sandbox.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Both providers, and what answers behind each path. Thread-safe. */
final class Apis {
  static final String PASSWORD_FILE = "qpay-password";

  private static final Script NOTHING =
      Script.always(Answer.json(404, "{\"message\":\"Not Found\"}"));

  private final IssuedTokens issued = new IssuedTokens();
  private final Map<Target, Script> scripts = new EnumMap<>(Target.class);
  final Provider picPay;
  final Provider qPay;

  /**
   * @param directory where the credentials are kept
   */
  Apis(Path directory, int tokenLifeSeconds) throws IOException {
    TokenEndpoint wallet = new TokenEndpoint(Dialect.PICPAY).issuing(issued::issue);
    TokenEndpoint realm = new TokenEndpoint(Dialect.KEYCLOAK).issuing(issued::issue);
    wallet.lifeSeconds(tokenLifeSeconds);
    realm.lifeSeconds(tokenLifeSeconds);
    picPay = Provider.withPairs("picpay", directory.resolve("picpay"), wallet);
    qPay = Provider.withSecrets("qpay", directory.resolve("qpay"), realm);
    scripts.put(Target.PICPAY_TOKENS, wallet);
    scripts.put(Target.PICPAY_V1, PaymentApi.walletV1(key -> !key.isEmpty()));
    scripts.put(Target.PICPAY_V2, PaymentApi.walletV2(wallet.tokens()));
    scripts.put(Target.QPAY_TOKENS, realm);
    scripts.put(Target.QPAY_CARDS, PaymentApi.cards(realm.tokens()));
    scripts.put(Target.QPAY_CREDENTIALS, credentials(directory, realm));
  }

  /** For one user, whose password is made once. */
  private static Script credentials(Path directory, TokenEndpoint realm) throws IOException {
    Path password = directory.resolve(PASSWORD_FILE);
    if (!Files.exists(password)) {
      OwnerOnly.write(password, Tokens.random() + "\n");
    }
    realm.user(Sandbox.USER, new String(Files.readAllBytes(password), UTF_8).trim());
    return new CredentialsApi(Sandbox.QPAY_CREDENTIALS, realm);
  }

  Script of(Target target) {
    return scripts.getOrDefault(target, NOTHING);
  }

  IssuedTokens issuedTokens() {
    return issued;
  }
}
