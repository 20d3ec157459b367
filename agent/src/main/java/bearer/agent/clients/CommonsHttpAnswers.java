package bearer.agent.clients;

import bearer.agent.hop.Place;
import java.io.IOException;
import org.apache.commons.httpclient.HttpConnection;
import org.apache.commons.httpclient.HttpMethod;
import org.apache.commons.httpclient.HttpMethodBase;
import org.apache.commons.httpclient.methods.EntityEnclosingMethod;
import org.jspecify.annotations.Nullable;

/** What Commons HttpClient makes of the answers to its requests. */
final class CommonsHttpAnswers {
  private CommonsHttpAnswers() {}

  static final class Answered extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object nothing) {
      HttpMethodBase method = (HttpMethodBase) self;
      int status = method.getStatusCode();
      String challenges =
          isRefusal(status)
              ? CommonsHttpClient.values(method.getResponseHeaders(), "WWW-Authenticate").toString()
              : null;
      agent().answered(method, null, status, challenges);
      return nothing;
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

  /** Of version 2, where a repeated request of a tunnel may be written to the proxy itself. */
  static final class Loop2 extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object again) {
      HttpMethodBase method = (HttpMethodBase) self;
      HttpConnection connection = (HttpConnection) arguments[2];
      boolean isTunnel = connection.isProxied() && connection.isSecure();
      return Boolean.TRUE.equals(again)
          || (method.getStatusCode() == 401
              && agent().again(method, method.getName(), !isTunnel && isRepeatable(method)));
    }

    private static boolean isRepeatable(HttpMethod method) {
      return !(method instanceof EntityEnclosingMethod) || read(method, "requestStream") == null;
    }
  }

  /** Where the same object gets the URL of a redirect: of version 2 it is the object's method. */
  static final class Redirect extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      Object own = arguments[0] instanceof HttpConnection ? arguments[0] : null;
      Object connection = own == null ? read(self, "conn") : own;
      return connection == null ? null : origin((HttpConnection) connection);
    }

    private static String origin(HttpConnection from) {
      return from.getProtocol().getScheme() + "://" + from.getHost() + ':' + from.getPort();
    }

    @Override
    public @Nullable Object exit(
        Object from, Object self, Object[] arguments, @Nullable Object followed) {
      if (Boolean.TRUE.equals(followed)) {
        agent().redirected(arguments[0] instanceof HttpMethod ? arguments[0] : self, (String) from);
      }
      return followed;
    }
  }
}
