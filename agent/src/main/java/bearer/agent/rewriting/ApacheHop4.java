package bearer.agent.rewriting;

import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Move;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** A call of Apache HttpClient 4 where it begins. What became of it is kept with its context. */
abstract class ApacheHop4 extends HeadPlace<ApacheCall4> {
  /** Null if it stays where it is. The context may have been another call's. */
  final @Nullable Move moving(ApacheCall4 call) throws IOException {
    return kept(agent().moving(this, call), call.context);
  }

  /** As {@link #moving}, of what follows an answer. */
  final @Nullable Move movingOn(ApacheCall4 call) throws IOException {
    return kept(movingOn(keptMove(call.context), call), call.context);
  }

  private @Nullable Move kept(@Nullable Move move, HttpContext context) {
    agent().keep(context, move);
    return move == null || !move.leadsElsewhere() ? null : move;
  }

  static HttpHost host(Move move) {
    return new HttpHost(bare(move.host), move.port, "https");
  }

  /** As the library names an IPv6 address. */
  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public final String method(ApacheCall4 call) {
    return call.own.getRequestLine().getMethod();
  }

  @Override
  public final String scheme(ApacheCall4 call) {
    return call.host.getSchemeName();
  }

  @Override
  public final String host(ApacheCall4 call) {
    return call.host.getHostName();
  }

  @Override
  public final int port(ApacheCall4 call) {
    return call.host.getPort();
  }

  @Override
  public final String target(ApacheCall4 call) {
    return Targets.of(call.uri);
  }

  @Override
  public final boolean namesUser(ApacheCall4 call) {
    return call.uri.getRawUserInfo() != null;
  }

  @Override
  public final @Nullable String header(ApacheCall4 call, String name) {
    if (name.equals("Host")) {
      return call.ownHost;
    }
    Header first = call.own.getFirstHeader(name);
    return first == null ? null : first.getValue();
  }

  @Override
  public final List<String> headers(ApacheCall4 call, String name) {
    List<String> values = new ArrayList<>();
    for (Header header : call.own.getHeaders(name)) {
      values.add(header.getValue());
    }
    return values;
  }

  @Override
  protected final Object standsFor(ApacheCall4 call) {
    return call.context;
  }
}
