package bearer.agent.rewriting;

import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Move;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** A call of Apache HttpClient 5 where it begins. What became of it is kept with its context. */
abstract class ApacheHop5 extends HeadPlace<ApacheCall5> {
  @Override
  public final String method(ApacheCall5 call) {
    return call.request.getMethod();
  }

  @Override
  public final @Nullable String scheme(ApacheCall5 call) {
    return call.scheme;
  }

  @Override
  public final @Nullable String host(ApacheCall5 call) {
    return call.host;
  }

  @Override
  public final int port(ApacheCall5 call) {
    return call.port;
  }

  @Override
  public final String target(ApacheCall5 call) {
    return call.target;
  }

  @Override
  public final boolean namesUser(ApacheCall5 call) {
    return call.namesUser;
  }

  @Override
  public final @Nullable String header(ApacheCall5 call, String name) {
    if (name.equals("Host")) {
      return call.ownHost;
    }
    Header first = call.request.getFirstHeader(name);
    return first == null ? null : first.getValue();
  }

  @Override
  public final List<String> headers(ApacheCall5 call, String name) {
    List<String> values = new ArrayList<>();
    for (Header header : call.request.getHeaders(name)) {
      values.add(header.getValue());
    }
    return values;
  }

  @Override
  protected final @Nullable Object standsFor(ApacheCall5 call) {
    return call.context;
  }

  @Override
  public final @Nullable String redirectedFrom(ApacheCall5 call) {
    return call.context == null ? null : agent().redirectedFrom(call.context);
  }

  static HttpHost host(Move move) {
    return new HttpHost("https", bare(move.host), move.port);
  }

  /** As the library names an IPv6 address. */
  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
