package bearer.sandbox.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The page, what it shows, and the switches, on a loopback port of their own. */
final class Control implements Closeable {
  private static final int MOST_BYTES = 8192;
  private static final int THREADS = 4;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Guard guard;
  private final Snapshot snapshot;
  private final Switches switches;
  private final Map<String, PageFile> files = new HashMap<>();

  private Control(HttpServer server, Snapshot snapshot, Switches switches) throws IOException {
    this.server = server;
    this.guard = new Guard(server.getAddress().getPort());
    this.snapshot = snapshot;
    this.switches = switches;
    this.threads = Executors.newFixedThreadPool(THREADS, Control::daemon);
    files.put("/", PageFile.of("page.html", "text/html; charset=utf-8"));
    files.put("/page.css", PageFile.of("page.css", "text/css; charset=utf-8"));
    files.put("/page.js", PageFile.of("page.js", "text/javascript; charset=utf-8"));
  }

  static Control start(int port, Snapshot snapshot, Switches switches) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    Control control = new Control(server, snapshot, switches);
    server.createContext("/", control::handle);
    server.setExecutor(control.threads);
    server.start();
    return control;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sandbox-control");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      if (!guard.lets(exchange)) {
        send(exchange, 403, PageFile.text("not from here\n"));
      } else if (exchange.getRequestMethod().equals("GET")) {
        get(exchange);
      } else if (exchange.getRequestMethod().equals("POST")) {
        turn(exchange);
      } else {
        send(exchange, 405, PageFile.text("GET or POST\n"));
      }
    } finally {
      exchange.close();
    }
  }

  private void get(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    PageFile file = files.get(path);
    if (path.equals("/state")) {
      send(exchange, 200, new PageFile("application/json", snapshot.json()));
    } else if (path.equals("/status")) {
      send(exchange, 200, PageFile.text(snapshot.text()));
    } else {
      send(exchange, file == null ? 404 : 200, file == null ? PageFile.text("") : file);
    }
  }

  private void turn(HttpExchange exchange) throws IOException {
    int status = 200;
    String said;
    try {
      String what = exchange.getRequestURI().getPath().substring(1);
      said = switches.turn(what, Fields.of(body(exchange)));
    } catch (IllegalArgumentException wrong) {
      status = 400;
      said = String.valueOf(wrong.getMessage());
    } catch (IOException failed) {
      status = 500;
      said = "not done: " + failed.getMessage();
    }
    send(exchange, status, PageFile.text(said + "\n"));
  }

  private static String body(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    InputStream in = exchange.getRequestBody();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (body.size() == MOST_BYTES) {
        throw new IllegalArgumentException("too long");
      }
      body.write(next);
    }
    return new String(body.toByteArray(), UTF_8);
  }

  private static void send(HttpExchange exchange, int status, PageFile file) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", file.type);
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    byte[] body = file.text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
