package bearer.agent.clients;

import bearer.agent.hop.Hop;
import org.apache.http.Header;
import org.jspecify.annotations.Nullable;

/** What a head of Apache HttpClient 4 says, classic or async, before there is a connection too. */
interface ApacheHop4 extends Hop<ApacheHead4> {
  @Override
  default String method(ApacheHead4 out) {
    return out.request.getRequestLine().getMethod();
  }

  @Override
  default String scheme(ApacheHead4 out) {
    return out.route.getTargetHost().getSchemeName();
  }

  @Override
  default String host(ApacheHead4 out) {
    return out.route.getTargetHost().getHostName();
  }

  @Override
  default int port(ApacheHead4 out) {
    return out.route.getTargetHost().getPort();
  }

  @Override
  default String target(ApacheHead4 out) {
    return out.request.getRequestLine().getUri();
  }

  @Override
  default @Nullable String header(ApacheHead4 out, String name) {
    Header first = out.request.getFirstHeader(name);
    return first == null ? null : first.getValue();
  }
}
