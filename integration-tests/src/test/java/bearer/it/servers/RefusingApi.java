package bearer.it.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An API that refuses the first token that it gave out itself. Requests with that token are held
 * until it has given the second, so that all of them are answered late; only {@code /trigger} is
 * answered on its own, when the token is old enough for a 401 to be taken seriously.
 */
public final class RefusingApi implements AutoCloseable {
  public static final String FIRST = "Bearer refusable-1";
  public static final String SECOND = "Bearer refusable-2";

  /** The agent does not believe that a younger token has been revoked. */
  private static final long OLD_ENOUGH_MILLIS = 5_300;

  /** For a client that does not ask for a token when the trigger comes back. */
  private static final long GIVE_UP_MILLIS = 1_500;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger tokens = new AtomicInteger();
  private final CountDownLatch triggered = new CountDownLatch(1);
  private final CountDownLatch second = new CountDownLatch(1);
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

  public RefusingApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.createContext("/token", this::token);
    server.setExecutor(threads);
    server.start();
  }

  public String url(String path) {
    return "http://localhost:" + port() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public int tokenRequests() {
    return tokens.get();
  }

  public List<Seen> seen(String path) {
    return seen.stream().filter(request -> request.path().equals(path)).toList();
  }

  private void token(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    int number = tokens.incrementAndGet();
    send(
        exchange,
        200,
        "{\"access_token\":\"refusable-"
            + number
            + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    if (number == 2) {
      second.countDown();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Seen request = record(exchange);
    boolean first = request.authorization().contains(FIRST);
    String path = request.path();
    try {
      if (first && path.equals("/trigger")) {
        new CountDownLatch(1).await(OLD_ENOUGH_MILLIS, TimeUnit.MILLISECONDS);
        triggered.countDown();
      } else if (first && !path.equals("/first")) {
        triggered.await();
        second.await(GIVE_UP_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stopped) {
      return;
    }
    refuseOrNot(exchange, path, first && !path.equals("/first"));
  }

  private void refuseOrNot(HttpExchange exchange, String path, boolean refused) throws IOException {
    switch (path) {
      case "/forbidden" -> send(exchange, 403, "refused");
      case "/always", "/own" -> send(exchange, 401, "refused");
      case "/basic" -> challenge(exchange, "Basic realm=\"Bearer\"", 401);
      case "/scope" -> challenge(exchange, "Bearer error=\"insufficient_scope\"", 401);
      case "/bearer" -> challenge(exchange, "Bearer error=\"invalid_token\"", refused ? 401 : 200);
      case "/redirect" -> {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/elsewhere");
        send(exchange, refused ? 401 : 302, "refused");
      }
      default -> send(exchange, refused ? 401 : 200, refused ? "refused" : "accepted");
    }
  }

  private void challenge(HttpExchange exchange, String challenge, int status) throws IOException {
    exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
    send(exchange, status, status == 401 ? "refused" : "accepted");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private Seen record(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    Seen request =
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            exchange.getProtocol(),
            headers,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    seen.add(request);
    return request;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
