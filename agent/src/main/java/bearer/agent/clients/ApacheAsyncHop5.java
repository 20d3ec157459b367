package bearer.agent.clients;

import bearer.agent.hop.Hop;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** What a head of Apache HttpClient 5, async, says, before there is a connection and with one. */
interface ApacheAsyncHop5 extends Hop<ApacheAsyncHead5> {
  @Override
  default String method(ApacheAsyncHead5 head) {
    return head.request.getMethod();
  }

  @Override
  default String scheme(ApacheAsyncHead5 head) {
    return head.scheme;
  }

  @Override
  default @Nullable String host(ApacheAsyncHead5 head) {
    return head.target == null ? null : head.target.getHostName();
  }

  @Override
  default int port(ApacheAsyncHead5 head) {
    return head.target == null ? -1 : head.target.getPort();
  }

  @Override
  default String target(ApacheAsyncHead5 head) {
    return head.request.getRequestUri();
  }

  @Override
  default @Nullable String header(ApacheAsyncHead5 head, String name) {
    Header first = head.request.getFirstHeader(name);
    return first == null ? null : first.getValue();
  }
}
