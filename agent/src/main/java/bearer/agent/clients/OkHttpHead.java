package bearer.agent.clients;

import bearer.agent.hop.Move;
import bearer.agent.hop.Outbound;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** One head of OkHttp 3 and later, and what writes it to its connection. */
abstract class OkHttpHead extends SocketHead<Request, Object> {
  @Override
  public final String method(Outbound<Request, Object> out) {
    return out.request.method();
  }

  /** An interceptor may change the URL's. */
  @Override
  public final String scheme(Outbound<Request, Object> out) {
    return scheme(out, out.request.url().scheme());
  }

  /** OkHttp sees to it that it is the connection's, or one for which its certificate is good. */
  @Override
  public final String host(Outbound<Request, Object> out) {
    return out.request.url().host();
  }

  @Override
  public final int port(Outbound<Request, Object> out) {
    return out.request.url().port();
  }

  @Override
  public final String target(Outbound<Request, Object> out) {
    return RequestLine.target(out.request.url().encodedPath(), out.request.url().encodedQuery());
  }

  @Override
  public final @Nullable String header(Outbound<Request, Object> out, String name) {
    return out.request.header(name);
  }

  @Override
  public final List<String> headers(Outbound<Request, Object> out, String name) {
    return out.request.headers(name);
  }

  @Override
  public final @Nullable Move moved(Outbound<Request, Object> out) {
    return keptMove(out.request.url());
  }

  /** Nothing of a hop whose URL a network interceptor has built anew. */
  @Override
  protected final Object standsFor(Outbound<Request, Object> out) {
    return out.request.url();
  }
}
