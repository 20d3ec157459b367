package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Move;
import bearer.agent.hop.Outbound;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.httpclient.Header;
import org.apache.commons.httpclient.HttpConnection;
import org.apache.commons.httpclient.HttpMethodBase;
import org.jspecify.annotations.Nullable;

/**
 * Commons HttpClient 2.0 to 3.1, where a method object writes its request to a connection: retries,
 * redirects and authentication rounds write the same object again, and its headers are shown to the
 * caller, so they are put back as soon as it is written. Version 2 has its loop in the method
 * object and follows no redirect to another host, version 3 has a director.
 */
final class CommonsHttpClient {
  private static final String BASE = "org.apache.commons.httpclient.HttpMethodBase";
  private static final String DIRECTOR = "org.apache.commons.httpclient.HttpMethodDirector";
  private static final Client CLIENT =
      new Client(
          "Commons HttpClient",
          "CommonsHttpClient",
          Frames.opening("org.apache.commons.httpclient."));
  private static final Client ANSWERS =
      new Client(
          "Commons HttpClient",
          "CommonsHttpAnswers",
          Frames.opening("org.apache.commons.httpclient."));

  static final ClientHook[] HOOKS = {
    CLIENT.around("WriteHead", Method.of("writeRequest", 2, BASE)),
    ANSWERS.exit("Answered", Method.of("readResponse", 2, BASE)),
    ANSWERS.exit("Loop", Method.of("processAuthenticationResponse", 1, DIRECTOR)),
    ANSWERS.exit("Loop2", Method.of("isRetryNeeded", 3, BASE)).ifPresent(),
    ANSWERS.around("Redirect", Method.of("processRedirectResponse", 1, DIRECTOR)).beside(),
    ANSWERS.around("Redirect", Method.of("processRedirectResponse", 1, BASE)).ifPresent().beside(),
    CLIENT.enter("Anew", Method.of("recycle", 0, BASE)).beside()
  };

  private CommonsHttpClient() {}

  static final class WriteHead extends SocketHead<HttpMethodBase, HttpConnection>
      implements Headers<HttpMethodBase> {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpMethodBase method = (HttpMethodBase) self;
      Edit edit = agent().outgoing(this, new Outbound<>(method, (HttpConnection) arguments[1]));
      agent().sent(method, edit);
      return edit == null || edit.changesNothing() ? null : new CommonsEdit(edit, method, this);
    }

    @Override
    public @Nullable Object exit(
        Object edit, Object self, Object[] arguments, @Nullable Object nothing) {
      ((CommonsEdit) edit).undo((HttpMethodBase) self);
      return nothing;
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
    public Fact forwardProxy(Outbound<HttpMethodBase, HttpConnection> out) {
      return Fact.of(out.connection.isProxied() && !out.connection.isTransparent());
    }

    @Override
    public String target(Outbound<HttpMethodBase, HttpConnection> out) {
      return RequestLine.target(out.request.getPath(), out.request.getQueryString());
    }

    @Override
    public @Nullable String header(Outbound<HttpMethodBase, HttpConnection> out, String name) {
      Header first = out.request.getRequestHeader(name);
      return first == null ? null : first.getValue(); // all of them, divided by commas
    }

    @Override
    public List<String> headers(Outbound<HttpMethodBase, HttpConnection> out, String name) {
      return values(out.request.getRequestHeaders(), name);
    }

    @Override
    protected Object standsFor(Outbound<HttpMethodBase, HttpConnection> out) {
      return out.request;
    }

    @Override
    public @Nullable Move moved(Outbound<HttpMethodBase, HttpConnection> out) {
      return keptMove(out.request);
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

  static List<String> values(Header[] all, String name) {
    List<String> values = new ArrayList<>();
    for (Header header : all) {
      if (header.getName().equalsIgnoreCase(name)) {
        values.add(header.getValue());
      }
    }
    return values;
  }

  /** Where an object is made fit for another call. */
  static final class Anew extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      agent().redirected(self, null);
      agent().continues(self, null);
      return null;
    }
  }
}
