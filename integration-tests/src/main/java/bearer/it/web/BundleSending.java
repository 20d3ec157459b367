package bearer.it.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** As {@link JavaxSending}, a bundle that answers at the port {@code shop.port} of this machine. */
public final class BundleSending implements BundleActivator {
  private @Nullable HttpServer server;

  @Override
  public void start(BundleContext context) throws IOException {
    int port = Integer.parseInt(Objects.requireNonNull(context.getProperty("shop.port")));
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    started.createContext("/app/call", BundleSending::answer);
    started.start();
    server = started;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String outcome =
        Deployment.CURRENT.send(parameter(exchange, "adapter"), parameter(exchange, "url"));
    byte[] body = outcome.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String parameter(HttpExchange exchange, String name) throws IOException {
    for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
      if (pair.startsWith(name + '=')) {
        return URLDecoder.decode(pair.substring(name.length() + 1), "UTF-8");
      }
    }
    throw new IOException("no " + name);
  }

  @Override
  public void stop(BundleContext context) {
    if (server != null) {
      server.stop(0);
    }
  }
}
