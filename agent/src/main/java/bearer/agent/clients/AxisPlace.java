package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a head of Axis 1 says of itself. */
abstract class AxisPlace extends HeadPlace<AxisHead> {
  @Override
  public final String method(AxisHead head) {
    return head.method();
  }

  @Override
  public final String scheme(AxisHead head) {
    return head.url.getProtocol();
  }

  @Override
  public final String host(AxisHead head) {
    return head.host;
  }

  @Override
  public final int port(AxisHead head) {
    return head.port;
  }

  @Override
  public final Fact tls(AxisHead head) {
    return Fact.of(head.isHttps());
  }

  @Override
  public final Fact forwardProxy(AxisHead head) {
    return head.forwardProxy();
  }

  @Override
  public final String target(AxisHead head) {
    String file = head.url.getFile();
    return file == null || file.isEmpty() ? "/" : file;
  }

  @Override
  public final @Nullable String header(AxisHead head, String name) {
    List<String> all = head.headers(name);
    return all.isEmpty() ? null : all.get(0);
  }

  @Override
  public final List<String> headers(AxisHead head, String name) {
    return head.headers(name);
  }

  @Override
  public final @Nullable Move moved(AxisHead head) {
    return keptMove(head.context);
  }

  @Override
  protected final Object standsFor(AxisHead head) {
    return head.context;
  }
}
