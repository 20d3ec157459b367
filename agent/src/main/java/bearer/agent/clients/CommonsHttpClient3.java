package bearer.agent.clients;

import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Frames;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Outbound;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.httpclient.Header;
import org.apache.commons.httpclient.HttpConnection;
import org.apache.commons.httpclient.HttpMethod;
import org.apache.commons.httpclient.HttpMethodBase;
import org.apache.commons.httpclient.methods.EntityEnclosingMethod;
import org.jspecify.annotations.Nullable;

/**
 * Commons HttpClient 3.0 and 3.1, where a method object is executed over one connection: retries,
 * redirects and authentication rounds execute the same object again, and its headers are shown to
 * the caller, so they are put back as soon as the answer is there.
 */
final class CommonsHttpClient3 {
  private static final ClientHook.Client CLIENT =
      new ClientHook.Client(
          "Commons HttpClient 3",
          "CommonsHttpClient3",
          Frames.opening("org.apache.commons.httpclient."));

  static final ClientHook[] HOOKS = {
    CLIENT.around(
        "Execute", Method.of("execute", 2, "org.apache.commons.httpclient.HttpMethodBase")),
    CLIENT.exit(
        "Loop",
        Method.of(
            "processAuthenticationResponse", 1, "org.apache.commons.httpclient.HttpMethodDirector"))
  };

  private CommonsHttpClient3() {}

  /** What undoes an edit, and leaves what the library has added since. */
  static final class Edited {
    final Edit edit;
    private final List<Header> before;
    private final List<Header> edited;

    Edited(Edit edit, HttpMethodBase method, Execute headers) {
      this.edit = edit;
      before = Arrays.asList(method.getRequestHeaders());
      try {
        edit.applyTo(method, headers);
        edited = Arrays.asList(method.getRequestHeaders());
      } catch (RuntimeException | Error half) { // both or neither
        set(method, before);
        throw half;
      }
    }

    void undo(HttpMethodBase method) {
      List<Header> now = new ArrayList<>(Arrays.asList(method.getRequestHeaders()));
      for (Header header : edited) {
        if (!before.contains(header)) {
          now.remove(header);
        }
      }
      for (int i = 0; i < before.size(); i++) {
        if (!edited.contains(before.get(i))) {
          now.add(Math.min(i, now.size()), before.get(i));
        }
      }
      set(method, now);
    }

    private static void set(HttpMethodBase method, List<Header> headers) {
      for (Header header : method.getRequestHeaders()) {
        method.removeRequestHeader(header);
      }
      for (Header header : headers) {
        method.addRequestHeader(header);
      }
    }
  }

  static final class Execute extends HeadPlace<Outbound<HttpMethodBase, HttpConnection>>
      implements Headers<HttpMethodBase> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpMethodBase method = (HttpMethodBase) self;
      Edit edit = agent().outgoing(this, new Outbound<>(method, (HttpConnection) arguments[1]));
      return edit == null ? null : new Edited(edit, method, this);
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object status) {
      HttpMethodBase method = (HttpMethodBase) self;
      ((Edited) state).undo(method);
      if (status != null) {
        int code = (Integer) status;
        String challenges =
            code == 401 ? Arrays.toString(method.getResponseHeaders("WWW-Authenticate")) : null;
        agent().answered(method, ((Edited) state).edit, code, challenges);
      }
      return status;
    }

    @Override
    public String method(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.request.getName();
    }

    @Override
    public String scheme(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.connection.getProtocol().getScheme();
    }

    @Override
    public String host(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.connection.getHost();
    }

    @Override
    public int port(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.connection.getPort();
    }

    @Override
    public Fact tls(Outbound<HttpMethodBase, HttpConnection> out) {
      return Fact.of(out.connection.isSecure());
    }

    @Override
    public Fact forwardProxy(Outbound<HttpMethodBase, HttpConnection> out) {
      return Fact.of(out.connection.isProxied() && !out.connection.isTransparent());
    }

    @Override
    public String target(Outbound<HttpMethodBase, HttpConnection> out) {
      String query = out.request.getQueryString();
      String path = out.request.getPath();
      return query == null ? path : path + '?' + query;
    }

    @Override
    public @Nullable String header(Outbound<HttpMethodBase, HttpConnection> out, String name) {
      Header first = out.request.getRequestHeader(name);
      return first == null ? null : first.getValue(); // all of them, divided by commas
    }

    @Override
    public List<String> headers(Outbound<HttpMethodBase, HttpConnection> out, String name) {
      List<String> values = new ArrayList<>();
      for (Header header : out.request.getRequestHeaders(name)) {
        values.add(header.getValue());
      }
      return values;
    }

    @Override
    public void remove(HttpMethodBase method, String name) {
      while (method.getRequestHeader(name) != null) {
        method.removeRequestHeader(name);
      }
    }

    @Override
    public void set(HttpMethodBase method, String name, String value) {
      method.setRequestHeader(name, value);
    }
  }

  /** Where it is decided whether the same object is executed again with credentials. */
  static final class Loop extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object again) {
      HttpMethod method = (HttpMethod) arguments[0];
      return Boolean.TRUE.equals(again)
          || (method.getStatusCode() == 401
              && agent().again(method, method.getName(), isRepeatable(method)));
    }

    private static boolean isRepeatable(HttpMethod method) {
      return !(method instanceof EntityEnclosingMethod)
          || ((EntityEnclosingMethod) method).getRequestEntity() == null
          || ((EntityEnclosingMethod) method).getRequestEntity().isRepeatable();
    }
  }
}
