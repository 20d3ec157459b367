package bearer.agent.rewriting;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Move;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 5.0 to 5.6, classic and minimal, where a call is executed: a copy takes the
 * place of the application's request, and is cancelled with it. What became of a call is kept with
 * its context.
 */
final class ApacheHttpClient5 {
  private static final String IMPL = "org.apache.hc.client5.http.impl.";
  private static final Client CLIENT = Client.rewriting("Apache HttpClient 5", "ApacheHttpClient5");

  static final ClientHook[] HOOKS = {
    CLIENT.enter(
        "Executing",
        Method.of(
            "doExecute",
            3,
            IMPL + "classic.InternalHttpClient",
            IMPL + "classic.MinimalHttpClient")),
    CLIENT.exit("Location", Method.of("getLocationURI", 3, IMPL + "DefaultRedirectStrategy"))
  };

  private ApacheHttpClient5() {}

  static final class Executing extends ApacheHop5 {
    @Override
    @SuppressWarnings("deprecation") // the one name that all versions have
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      ClassicHttpRequest request = (ClassicHttpRequest) arguments[1];
      HttpContext context = (HttpContext) arguments[2];
      if (context != null) { // it may have been another call's
        agent().keep(context, null);
        agent().redirected(context, null);
        agent().continues(context, null);
      }
      ApacheCall5 call = ApacheCall5.of((HttpHost) arguments[0], request, context);
      Move move = call == null ? null : agent().moving(this, call);
      if (move == null || !move.leadsElsewhere()) {
        if (move != null && context != null) {
          agent().keep(context, move);
        }
        return null;
      }
      HttpUriRequestBase copy = copy(request, URI.create(move.url()));
      HttpContext kept = context == null ? HttpClientContext.create() : adapted(context);
      HttpHost host = arguments[0] == null ? null : host(move);
      if (request instanceof CancellableDependency) {
        ((CancellableDependency) request).setDependency(copy);
      }
      agent().keep(kept, move);
      arguments[0] = host;
      arguments[1] = copy;
      arguments[2] = kept;
      return null;
    }

    /** As the library does with what is none of its own. */
    @SuppressWarnings("deprecation")
    private static HttpContext adapted(HttpContext context) {
      return HttpClientContext.adapt(context);
    }

    private static HttpUriRequestBase copy(ClassicHttpRequest request, URI uri) {
      HttpUriRequestBase copy = new HttpUriRequestBase(request.getMethod(), uri);
      copy.setVersion(request.getVersion());
      copy.setHeaders(request.getHeaders());
      copy.setEntity(request.getEntity());
      if (request instanceof Configurable) {
        copy.setConfig(((Configurable) request).getConfig());
      }
      return copy;
    }
  }

  /** Where a redirect leads to. A call that was left where it was is left there for good. */
  static final class Location extends ApacheHop5 {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object location)
        throws IOException {
      HttpContext context = (HttpContext) arguments[2];
      Move last = location == null || context == null ? null : keptMove(context);
      if (location == null || context == null || (last != null && !last.leadsElsewhere())) {
        return location;
      }
      ApacheCall5 call = ApacheCall5.to((URI) location, (HttpRequest) arguments[0], context);
      Move move = movingOn(last, call);
      agent().keep(context, move);
      return move == null || !move.leadsElsewhere() ? location : URI.create(move.url());
    }
  }
}
