package bearer.it.apps;

import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;

/**
 * Sends a GET to each URL through a proxy, by a tunnel, with Pekko HTTP, and prints the statuses.
 * The first argument is the proxy's port.
 */
public final class SendByPekko {
  private SendByPekko() {}

  public static void main(String[] args) throws Exception {
    ActorSystem system =
        ActorSystem.create(
            "sender",
            ConfigFactory.parseString(
                    "pekko { loglevel = OFF, stdout-loglevel = OFF, daemonic = on }")
                .withFallback(ConfigFactory.load()));
    Http http = Http.get(system);
    InetSocketAddress proxy =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
    ConnectionPoolSettings settings =
        ConnectionPoolSettings.create(system)
            .withConnectionSettings(
                ClientConnectionSettings.create(system)
                    .withTransport(ClientTransport.httpsProxy(proxy)));
    for (int i = 1; i < args.length; i++) {
      HttpResponse response =
          http.singleRequest(
                  HttpRequest.create(args[i]),
                  http.defaultClientHttpsContext(),
                  settings,
                  system.log())
              .toCompletableFuture()
              .get();
      response.discardEntityBytes(system);
      System.out.println(response.status().intValue());
    }
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
