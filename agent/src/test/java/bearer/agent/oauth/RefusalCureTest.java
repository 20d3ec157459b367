package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.TokenAuthMethod;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Dialect;
import bearer.sandbox.Request;
import bearer.sandbox.Script;
import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cure of the table: from the failure it is for, by what it says, to a token. */
@Timeout(30)
final class RefusalCureTest {
  /** What is done about it, by hand or, in the server's own time, by nobody. */
  private record Case(Credentials ill, Credentials cured) {}

  @TempDir Path dir;

  private final TokenEndpoint endpoint = new TokenEndpoint().client("shop", "s3cret");
  private volatile Script script = endpoint;
  private final AuthorizationServer server;

  RefusalCureTest() throws IOException {
    server = AuthorizationServer.answering(request -> script.answer(request));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void fetch_refusedThenCured_getsAToken(Refusal row) throws Exception {
    Case it = start(row);
    TokenUnavailable problem = Fetches.problem(it.ill().build());

    assertThat(problem.code()).isEqualTo(row.code);
    if (it.ill() == it.cured()) {
      script = endpoint; // the cure is at the server
    }
    assertThat(Fetches.header(it.cured().build())).startsWith("Bearer ");
  }

  private Credentials good() {
    return Credentials.at(server.url("/token"));
  }

  private Case start(Refusal row) throws IOException {
    return switch (row) {
      case SERVER_ERROR, TEMPORARILY_UNAVAILABLE -> atServer(error(400, row.error));
      case STATUS_5XX -> atServer(Answer.json(503, ""));
      case STATUS_408 -> atServer(Answer.json(408, ""));
      case STATUS_425 -> atServer(Answer.json(425, ""));
      case STATUS_429 -> atServer(Answer.json(429, ""));
      case STATUS_403 -> atServer(Answer.json(403, ""));
      case UNAUTHORIZED_CLIENT,
          UNSUPPORTED_GRANT_TYPE,
          ACCESS_DENIED,
          USE_DPOP_NONCE,
          INVALID_DPOP_PROOF ->
          atServer(error(400, row.error));
      case STATUS_404 -> wrongUrl(Answer.json(404, ""));
      case STATUS_3XX -> wrongUrl(Answer.json(302, "").header("Location", server.url("/token")));
      case STATUS_405 -> wrongUrl(Answer.json(405, ""));
      case UNSUPPORTED_RESPONSE_TYPE -> wrongUrl(error(400, row.error));
      case STATUS_407 -> proxied();
      case INVALID_CLIENT -> new Case(good().client("shopp", "s3cret"), good());
      case STATUS_401 -> {
        script = request -> refused(endpoint.answer(request));
        yield new Case(good().client("shop", "0ld"), good());
      }
      case INVALID_SCOPE -> wrongField("scope=", row, good().scope("payment"), good().scope("pay"));
      case INVALID_TARGET ->
          wrongField("audience=", row, good().audience("apix"), good().audience("api"));
      case INVALID_REQUEST, INVALID_GRANT, STATUS_OTHER -> wrongMethod(row.error, 422);
      case STATUS_415 -> {
        TokenEndpoint qPay = new TokenEndpoint(Dialect.KEYCLOAK).client("shop", "s3cret");
        script = qPay;
        yield new Case(good().method(TokenAuthMethod.CLIENT_SECRET_JSON), good());
      }
    };
  }

  private static Answer error(int status, @Nullable String error) {
    return Answer.json(status, "{\"error\":\"" + error + "\"}");
  }

  private Case atServer(Answer answer) {
    script = Script.always(answer);
    Credentials credential = good();
    return new Case(credential, credential);
  }

  private static Answer refused(Answer answer) {
    return answer.status() == 401 ? Answer.json(401, "") : answer;
  }

  private Case wrongUrl(Answer answer) {
    script = request -> request.path().equals("/token") ? endpoint.answer(request) : answer;
    return new Case(Credentials.at(server.url("/tokens")), good());
  }

  private Case wrongField(String field, Refusal row, Credentials ill, Credentials cured) {
    script =
        request -> {
          String text = request.text();
          boolean right = text.endsWith(field + "pay") || text.endsWith(field + "api");
          return right ? endpoint.answer(request) : error(400, row.error);
        };
    return new Case(ill, cured);
  }

  private Case wrongMethod(@Nullable String error, int status) {
    script =
        request ->
            basic(request)
                ? error == null ? Answer.json(status, "") : error(400, error)
                : endpoint.answer(request);
    return new Case(good().method(TokenAuthMethod.CLIENT_SECRET_BASIC), good());
  }

  private static boolean basic(Request request) {
    return request.header("Authorization") != null;
  }

  private Case proxied() throws IOException {
    script =
        request ->
            request.header("Proxy-Authorization") == null
                ? Answer.json(407, "")
                : endpoint.answer(request);
    String file = Files.writeString(dir.resolve("password"), "x").toString();
    String proxy = "127.0.0.1:" + server.port();
    return new Case(
        Credentials.at("http://as.example/token").proxy(proxy),
        Credentials.at("http://as.example/token").proxy(proxy).proxyLogin("acme", file));
  }
}
