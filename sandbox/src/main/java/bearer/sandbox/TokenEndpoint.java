package bearer.sandbox;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A token endpoint that does what it should: client credentials (RFC 6749, 4.4) for the clients it
 * knows. What it is told later holds for the next request. Thread-safe.
 */
public final class TokenEndpoint implements Script {
  /** Through which users get tokens: a client without a secret. */
  public static final String CONSOLE = "qpay-console";

  private final Dialect dialect;
  private final Tokens tokens = new Tokens();
  private final Tokens userTokens = new Tokens();
  private final Map<String, Set<String>> secrets = new ConcurrentHashMap<>();
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private volatile Predicate<ClientAuthentication> check = this::hasSecret;
  private volatile Function<String, String> issuing = clientId -> Tokens.random();
  private volatile int lifeSeconds = 300;

  public TokenEndpoint() {
    this(Dialect.PLAIN);
  }

  public TokenEndpoint(Dialect dialect) {
    this.dialect = dialect;
  }

  /** From now on the client is known by these secrets, two while one replaces the other. */
  public TokenEndpoint client(String id, String... secret) {
    secrets.put(id, new HashSet<>(Arrays.asList(secret)));
    return this;
  }

  /** A person, who gets tokens of another kind with the password grant (RFC 6749, 4.3). */
  public TokenEndpoint user(String name, String password) {
    passwords.put(name, password);
    return this;
  }

  /** From now on there is no such client. */
  public TokenEndpoint revoke(String id) {
    secrets.remove(id);
    return this;
  }

  /** Clients prove who they are in another way than by their secret, with an assertion say. */
  public TokenEndpoint accepting(Predicate<ClientAuthentication> newCheck) {
    check = newCheck;
    return this;
  }

  /** From a client id, or a user's name, to its token; by default it is another one each time. */
  public TokenEndpoint issuing(Function<String, String> newIssuing) {
    issuing = newIssuing;
    return this;
  }

  /** By default 300, as PicPay and QPay have it. */
  public TokenEndpoint lifeSeconds(int newLifeSeconds) {
    lifeSeconds = newLifeSeconds;
    return this;
  }

  /** What it has issued. */
  public Tokens tokens() {
    return tokens;
  }

  /** What it has issued to users. */
  public Tokens userTokens() {
    return userTokens;
  }

  @Override
  public Answer answer(Request request) {
    if (!request.method().equals("POST")) {
      return Answer.json(405, "");
    }
    if (!dialect.reads(request)) {
      return dialect.unsupported();
    }
    Parameters parameters = new Parameters(request);
    if (parameters.get("grant_type").equals("password") && !passwords.isEmpty()) {
      return grantedToUser(parameters);
    }
    if (!parameters.get("grant_type").equals("client_credentials")) {
      return Answer.json(400, "{\"error\":\"unsupported_grant_type\"}");
    }
    ClientAuthentication client = ClientAuthentication.of(request);
    return check.test(client) ? granted(client.id()) : dialect.refusal();
  }

  private boolean hasSecret(ClientAuthentication client) {
    return secrets.getOrDefault(client.id(), Collections.emptySet()).contains(client.secret());
  }

  private Answer grantedToUser(Parameters parameters) {
    if (!parameters.get("client_id").equals(CONSOLE)) {
      return Answer.json(401, "{\"error\":\"invalid_client\"}");
    }
    String password = passwords.get(parameters.get("username"));
    if (password == null || !password.equals(parameters.get("password"))) {
      return Answer.json(401, "{\"error\":\"invalid_grant\"}");
    }
    String token = issuing.apply(parameters.get("username"));
    userTokens.add(token, lifeSeconds);
    return dialect.granted(token, lifeSeconds);
  }

  private Answer granted(String clientId) {
    String token = issuing.apply(clientId);
    tokens.add(token, lifeSeconds);
    return dialect.granted(token, lifeSeconds);
  }
}
