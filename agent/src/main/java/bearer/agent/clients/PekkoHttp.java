package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Later;
import bearer.agent.hop.Outbound;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.scaladsl.settings.ConnectionPoolSettings;
import org.apache.pekko.stream.scaladsl.BidiFlow;
import org.apache.pekko.stream.scaladsl.Flow;
import org.apache.pekko.stream.scaladsl.Keep;
import org.jspecify.annotations.Nullable;

/**
 * Pekko HTTP 1.0 to 1.3, and Akka HTTP 10.1 and 10.2, which it was before it got that name. A
 * connection over HTTP/1.1 is a flow from requests to answers, made for one host and port, of which
 * pools have several: another stage is put before it, where requests wait without a thread. A
 * single request waits before it takes a place in a pool. Requests are immutable, and nothing
 * follows redirects.
 */
final class PekkoHttp {
  private static final String PEKKO = "org.apache.pekko.";
  private static final String AKKA = "akka.";
  private static final Client CLIENT = client("Pekko HTTP", PEKKO);
  private static final Client FORMER =
      client("Akka HTTP", AKKA).renamed("org/apache/pekko/", "akka/");

  static final ClientHook[] HOOKS = {
    CLIENT.putOff("Begin", Method.of("singleRequest", 4, PEKKO + "http.scaladsl.HttpExt")),
    CLIENT.around("Connect", Method.of("_outgoingConnection", 5, PEKKO + "http.scaladsl.HttpExt")),
    FORMER.putOff("Begin", Method.of("singleRequest", 4, AKKA + "http.scaladsl.HttpExt")),
    FORMER.around("Connect", Method.of("_outgoingConnection", 5, AKKA + "http.scaladsl.HttpExt"))
  };

  private PekkoHttp() {}

  private static Client client(String name, String packages) {
    return new Client(name, "PekkoHttp", Frames.opening(packages + "http.", packages + "stream."));
  }

  static final class Begin extends PekkoHead {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      HttpRequest request = (HttpRequest) arguments[0];
      if (request == null) {
        return null;
      }
      Outbound<HttpRequest, PekkoOrigin> out =
          new Outbound<>(request, PekkoOrigin.of(request, settings(arguments)));
      PekkoLater later = new PekkoLater((HttpExt) self, arguments);
      try {
        CompletionStage<Void> ready = PekkoLater.isGoingOn() ? null : agent().ready(this, out);
        if (ready == null) {
          agent().beginningNow(this, out);
          return null;
        }
        Later.then(ready, later);
      } catch (IOException refused) {
        later.fail(refused);
      }
      arguments[0] = later.answer();
      return PUT_OFF;
    }

    @Override
    public Object exit(Object putOff, Object self, Object[] arguments, @Nullable Object nothing) {
      return arguments[0];
    }
  }

  private static ClientConnectionSettings settings(Object[] arguments) {
    return ((ConnectionPoolSettings) arguments[2]).connectionSettings();
  }

  static final class Connect extends PekkoHead {
    @Override
    public Object enter(Object self, Object[] arguments) {
      return new PekkoOrigin(
          (String) arguments[0],
          (Integer) arguments[1],
          ((ConnectionContext) arguments[3]).isSecure(),
          (ClientConnectionSettings) arguments[2]);
    }

    @Override
    public @Nullable Object exit(
        Object origin, Object self, Object[] arguments, @Nullable Object connection) {
      return connection == null ? null : behind((PekkoOrigin) origin, (Flow<?, ?, ?>) connection);
    }

    @SuppressWarnings("unchecked")
    private <M> Object behind(PekkoOrigin origin, Flow<?, ?, M> connection) {
      return BidiFlow.fromGraph(new PekkoStage(this, origin))
          .joinMat((Flow<HttpRequest, HttpResponse, M>) connection, Keep.<NotUsed, M>right());
    }
  }
}
