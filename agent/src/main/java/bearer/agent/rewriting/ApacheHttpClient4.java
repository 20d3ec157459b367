package bearer.agent.rewriting;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Move;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.net.URI;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 4.0 to 4.5, before the route of a hop (target and proxy) is determined. The
 * application's own request stays as it is, so that it can be aborted: the library's wrapper of it
 * gets another URI, or what the wrapper says that it wraps is a twin.
 */
@SuppressWarnings("deprecation") // what is old is what is wanted
final class ApacheHttpClient4 {
  private static final String CLIENTS = "org.apache.http.impl.client.";
  private static final Client CLIENT = Client.rewriting("Apache HttpClient 4", "ApacheHttpClient4");
  private static final String DIRECTOR = CLIENTS + "DefaultRequestDirector";

  static final ClientHook[] HOOKS = {
    CLIENT.enter("DirectorRoute", Method.of("determineRoute", 3, DIRECTOR)),
    CLIENT.around("DirectorAnswered", Method.of("handleResponse", 3, DIRECTOR)),
    CLIENT.enter("BuilderRoute", Method.of("determineRoute", 3, CLIENTS + "InternalHttpClient")),
    CLIENT.exit(
        "Original",
        Method.of("getOriginal", 0, "org.apache.http.client.methods.HttpRequestWrapper")),
    CLIENT.exit("Redirect", Method.of("getRedirect", 3, CLIENTS + "DefaultRedirectStrategy")),
    CLIENT.enter(
        "Minimal", Method.of("execute", 4, "org.apache.http.impl.execchain.MinimalClientExec"))
  };

  private ApacheHttpClient4() {}

  /** DefaultHttpClient and its kin: the first hop and each redirect, in a wrapper of its own. */
  static final class DirectorRoute extends ApacheHop4 {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      if (!(arguments[1] instanceof org.apache.http.impl.client.RequestWrapper)) {
        return null;
      }
      org.apache.http.impl.client.RequestWrapper wrapper =
          (org.apache.http.impl.client.RequestWrapper) arguments[1];
      HttpContext context = (HttpContext) arguments[2];
      ApacheCall4 call = // in 4.0 the wrapper has no headers yet
          ApacheCall4.of(
              (HttpHost) arguments[0], wrapper.getURI(), wrapper.getOriginal(), wrapper, context);
      Move move =
          call == null ? null : redirectedFrom(call) == null ? moving(call) : movingOn(call);
      if (move != null) {
        HttpHost host = host(move);
        wrapper.setURI(URI.create(move.url()));
        arguments[0] = host;
      }
      return null;
    }
  }

  /** Within which the route of a redirect is determined. */
  static final class DirectorAnswered extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      int status = ((HttpResponse) arguments[1]).getStatusLine().getStatusCode();
      if (status / 100 != 3 || arguments[2] == null) {
        return null;
      }
      HttpHost asked =
          ((org.apache.http.impl.client.RoutedRequest) arguments[0]).getRoute().getTargetHost();
      agent().redirected(arguments[2], asked.toURI());
      return arguments[2];
    }

    @Override
    public @Nullable Object exit(
        Object context, Object self, Object[] arguments, @Nullable Object result) {
      agent().redirected(context, null);
      return result;
    }
  }

  /** HttpClientBuilder's clients, the first hop. */
  static final class BuilderRoute extends ApacheTwins4 {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      if (arguments[1] instanceof HttpRequestWrapper) {
        HttpRequestWrapper wrapper = (HttpRequestWrapper) arguments[1];
        HttpContext context = (HttpContext) arguments[2];
        Move move = moving((HttpHost) arguments[0], wrapper, context);
        if (move != null && hasTwin(wrapper, URI.create(move.url()))) {
          arguments[0] = host(move);
        } else if (move != null) {
          stays(wrapper, context);
        }
      }
      return null;
    }
  }

  /** What the execution chain takes for the application's request, each time it begins a hop. */
  static final class Original extends Place {
    @Override
    public @Nullable Object exit(
        Object wrapper, Object self, Object[] arguments, @Nullable Object original) {
      Object twin = agent().kept(wrapper);
      return twin instanceof HttpRequest ? twin : original;
    }
  }

  /**
   * A redirect of the builder's clients: a request of the library's own. A call that was left where
   * it was is left there for good, since its own headers, such as a Host, go on with it.
   */
  static final class Redirect extends ApacheHop4 {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object redirect)
        throws IOException {
      HttpContext context = (HttpContext) arguments[2];
      if (!(redirect instanceof HttpRequestBase)
          || arguments[0] instanceof org.apache.http.impl.client.RequestWrapper // DirectorRoute's
          || agent().kept(context) == Move.NONE) {
        return redirect;
      }
      HttpRequestBase next = (HttpRequestBase) redirect;
      Move move = movingOn(ApacheCall4.to(next.getURI(), (HttpRequest) arguments[0], context));
      if (move != null) {
        next.setURI(URI.create(move.url()));
      }
      return redirect;
    }
  }

  /** {@code HttpClients.createMinimal()}: no redirects, no proxy. */
  static final class Minimal extends ApacheTwins4 {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpRequestWrapper wrapper = (HttpRequestWrapper) arguments[1];
      HttpContext context = (HttpContext) arguments[2];
      Move move = moving(((HttpRoute) arguments[0]).getTargetHost(), wrapper, context);
      if (move == null) {
        return null;
      }
      URI uri = URI.create(move.url());
      HttpRoute route = new HttpRoute(host(move));
      if (hasTwin(wrapper, uri)) {
        wrapper.setURI(uri);
        arguments[0] = route;
      } else {
        stays(wrapper, context);
      }
      return null;
    }
  }
}
