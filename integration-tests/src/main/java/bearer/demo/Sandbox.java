package bearer.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Both providers on one loopback https port, with a memory for what they were sent. */
final class Sandbox implements AutoCloseable {
  static final String PICPAY_TOKEN_PATH = "/oauth2/token";
  static final String QPAY_TOKEN_PATH = "/auth/realms/qpay/protocol/openid-connect/token";
  static final String INTEGRATION_KEY = "5b008cef7f321d00ef2367b2";

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final TokenEndpoint tokens = new TokenEndpoint();
  private final PaymentApi api = new PaymentApi(tokens, INTEGRATION_KEY);
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

  private Sandbox(HttpsServer server) {
    this.server = server;
  }

  static Sandbox start(ServerKey key) throws IOException, GeneralSecurityException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpsServer server = HttpsServer.create(any, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(key.serverContext()));
    Sandbox sandbox = new Sandbox(server);
    sandbox.open();
    return sandbox;
  }

  private void open() {
    serve(PICPAY_TOKEN_PATH, exchange -> tokens.picPay(exchange, Answer.body(exchange)));
    serve(QPAY_TOKEN_PATH, exchange -> tokens.qPay(exchange, Answer.body(exchange)));
    serve(PaymentApi.V1, remembered(exchange -> api.picPay(exchange, Answer.body(exchange))));
    serve(PaymentApi.V2, remembered(exchange -> api.picPay(exchange, Answer.body(exchange))));
    serve(PaymentApi.QPAY, remembered(api::qPay));
    server.setExecutor(threads);
    server.start();
  }

  private interface Endpoint {
    Answer answer(HttpExchange exchange) throws IOException;
  }

  private void serve(String path, Endpoint endpoint) {
    HttpHandler handler = exchange -> endpoint.answer(exchange).send(exchange);
    server.createContext(path, handler);
  }

  private Endpoint remembered(Endpoint endpoint) {
    return exchange -> {
      Answer answer = endpoint.answer(exchange);
      received.add(Received.of(exchange, answer.status));
      return answer;
    };
  }

  String hostAndPort() {
    return "localhost:" + server.getAddress().getPort();
  }

  String url(String path) {
    return "https://" + hostAndPort() + path;
  }

  String clientSecret() {
    return tokens.clientSecret();
  }

  int tokenRequests() {
    return tokens.requests();
  }

  List<Received> received() {
    synchronized (received) {
      return new ArrayList<>(received);
    }
  }

  void forget() {
    received.clear();
    tokens.forgetRequests();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
