package bearer.agent.qpay;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.oauth.ProviderApi;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Dialect;
import bearer.sandbox.Request;
import bearer.sandbox.Routes;
import bearer.sandbox.Script;
import bearer.sandbox.TokenEndpoint;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** QPay on loopback, with a user who is logged in, and faults. */
final class QPaySandbox implements Closeable {
  final TokenEndpoint tokens = new TokenEndpoint(Dialect.KEYCLOAK).user("ana", "p4ss");
  final bearer.sandbox.CredentialsApi clients =
      new bearer.sandbox.CredentialsApi("/credentials", tokens);
  final CredentialsApi api;
  private final AuthorizationServer server;
  private volatile Fault fault = (request, script) -> script.answer(request);

  /** What is done about a request beside its answer. */
  interface Fault {
    Answer answer(Request request, Script script) throws IOException, InterruptedException;
  }

  QPaySandbox() throws IOException, TokenUnavailable {
    Script qPay = new Routes().under("/token", tokens).under("/credentials", clients);
    server = AuthorizationServer.answering(request -> fault.answer(request, qPay));
    ProviderApi provider = new ProviderApi(credential(Map.of()), name -> null, Ticker.SYSTEM);
    String authorization =
        provider
            .userToken(
                Objects.requireNonNull(credential(Map.of()).server.tokenUrl),
                "qpay-console",
                "ana",
                "p4ss")
            .header();
    api = new CredentialsApi(provider, server.url("/credentials"), authorization);
  }

  Credential credential(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bearer.provider", "qpay");
    settings.put("bearer.token-url", server.url("/token"));
    if (more.isEmpty()) {
      settings.put("bearer.client-id", "qpay-console");
      settings.put("bearer.client-secret", "none");
    }
    settings.putAll(more);
    return Objects.requireNonNull(ConfigReader.read(new Sources(settings, Map.of())).config)
        .credentials()
        .iterator()
        .next();
  }

  void fault(Fault newFault) {
    fault = newFault;
  }

  List<Request> requests() {
    return server.requests();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
