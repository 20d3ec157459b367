package bearer.agent.rewriting;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Move;
import bearer.agent.hop.Outbound;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.httpclient.Header;
import org.apache.commons.httpclient.HostConfiguration;
import org.apache.commons.httpclient.HttpConnection;
import org.apache.commons.httpclient.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Commons HttpClient 3.0 and 3.1, where the director of a call executes it: its own host
 * configuration is replaced by a copy. The path is the method's, which is the application's object:
 * it is put back when the method has been executed, unless the library has moved on since.
 */
final class CommonsHttpClient3 {
  private static final Client CLIENT = Client.rewriting("Commons HttpClient", "CommonsHttpClient3");
  private static final String DIRECTOR = "org.apache.commons.httpclient.HttpMethodDirector";

  static final ClientHook[] HOOKS = {
    CLIENT.around("Executing", Method.of("executeMethod", 1, DIRECTOR)),
    CLIENT.around("Redirected", Method.of("processRedirectResponse", 1, DIRECTOR))
  };

  private CommonsHttpClient3() {}

  static final class Executing extends Hop3 {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpMethod method = (HttpMethod) arguments[0];
      HostConfiguration hosts = hosts(self);
      if (hosts.getHost() != null) {
        move(self, hosts, method, agent().moving(this, new Outbound<>(method, hosts)));
      }
      return method;
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      HttpMethod method = (HttpMethod) state;
      Move move = keptMove(method);
      agent().keep(method, null);
      if (move != null
          && move.leadsElsewhere()
          && Targets.path(move.target).equals(method.getPath())) {
        method.setPath(Targets.path(move.oldTarget()));
      }
      return result;
    }
  }

  /** Where the same method object gets the URL of a redirect. */
  static final class Redirected extends Hop3 {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      HttpConnection from = (HttpConnection) read(self, "conn");
      return from == null
          ? null
          : from.getProtocol().getScheme() + "://" + from.getHost() + ':' + from.getPort();
    }

    @Override
    public @Nullable Object exit(
        Object from, Object self, Object[] arguments, @Nullable Object followed)
        throws IOException {
      if (Boolean.TRUE.equals(followed)) {
        HttpMethod method = (HttpMethod) arguments[0];
        HostConfiguration hosts = hosts(self);
        agent().redirected(method, (String) from);
        move(self, hosts, method, movingOn(keptMove(method), new Outbound<>(method, hosts)));
      }
      return followed;
    }
  }

  /** A method and where its director is about to send it. */
  abstract static class Hop3 extends HeadPlace<Outbound<HttpMethod, HostConfiguration>> {
    private volatile @Nullable Field configuration;

    @Override
    public final void link(Class<?> woven) {
      configuration = field(woven, "hostConfiguration");
    }

    final HostConfiguration hosts(Object director) {
      return (HostConfiguration) requireNonNull(get(requireNonNull(configuration), director));
    }

    /** The protocol stays: it may have a socket factory of the application's. */
    final void move(
        Object director, HostConfiguration hosts, HttpMethod method, @Nullable Move move) {
      agent().keep(method, move);
      if (move != null && move.leadsElsewhere()) {
        HostConfiguration copy = new HostConfiguration(hosts);
        copy.setHost(move.host, move.port, hosts.getProtocol());
        method.setPath(Targets.path(move.target));
        set(requireNonNull(configuration), director, copy);
      }
    }

    @Override
    public final String method(Outbound<HttpMethod, HostConfiguration> out) {
      return out.request.getName();
    }

    @Override
    public final String scheme(Outbound<HttpMethod, HostConfiguration> out) {
      return out.connection.getProtocol().getScheme();
    }

    @Override
    public final @Nullable String host(Outbound<HttpMethod, HostConfiguration> out) {
      return out.connection.getHost();
    }

    @Override
    public final int port(Outbound<HttpMethod, HostConfiguration> out) {
      return out.connection.getPort();
    }

    @Override
    public final String target(Outbound<HttpMethod, HostConfiguration> out) {
      return Targets.of(out.request.getPath(), out.request.getQueryString());
    }

    /**
     * The library sets the header itself, whatever it was: a host of its own is given otherwise.
     */
    @Override
    @SuppressWarnings("deprecation") // the one name that all versions have
    public final @Nullable String header(Outbound<HttpMethod, HostConfiguration> out, String name) {
      if (name.equals("Host")) {
        return out.connection.getVirtualHost();
      }
      Header first = out.request.getRequestHeader(name);
      return first == null ? null : first.getValue();
    }

    @Override
    public final List<String> headers(Outbound<HttpMethod, HostConfiguration> out, String name) {
      List<String> values = new ArrayList<>();
      for (Header header : out.request.getRequestHeaders(name)) {
        values.add(header.getValue());
      }
      return values;
    }

    @Override
    protected final Object standsFor(Outbound<HttpMethod, HostConfiguration> out) {
      return out.request;
    }
  }
}
