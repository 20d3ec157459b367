package bearer.agent.rewriting;

import bearer.agent.hop.HeadPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an {@link AxisCall} says. */
abstract class AxisHop extends HeadPlace<AxisCall> {
  @Override
  public final String method(AxisCall call) {
    return call.method();
  }

  @Override
  public final String scheme(AxisCall call) {
    return call.url.getProtocol();
  }

  @Override
  public final String host(AxisCall call) {
    return call.url.getHost();
  }

  @Override
  public final int port(AxisCall call) {
    return call.url.getPort();
  }

  @Override
  public final String target(AxisCall call) {
    return Targets.of(call.url.getPath(), call.url.getQuery());
  }

  @Override
  public final boolean namesUser(AxisCall call) {
    return call.hasUser();
  }

  @Override
  public final @Nullable String header(AxisCall call, String name) {
    List<String> all = call.headers(name);
    return all.isEmpty() ? null : all.get(0);
  }

  @Override
  public final List<String> headers(AxisCall call, String name) {
    return call.headers(name);
  }

  @Override
  protected final Object standsFor(AxisCall call) {
    return call.context;
  }
}
