package bearer.agent.rewriting;

import bearer.agent.hop.HeadPlace;
import java.util.List;
import org.asynchttpclient.uri.Uri;
import org.jspecify.annotations.Nullable;

/** What an {@link AsyncHttpCall} says. */
abstract class AsyncHttpHop extends HeadPlace<AsyncHttpCall> {
  @Override
  public final String method(AsyncHttpCall call) {
    return call.request.getMethod();
  }

  @Override
  public final String scheme(AsyncHttpCall call) {
    return call.url.getScheme();
  }

  @Override
  public final String host(AsyncHttpCall call) {
    return call.url.getHost();
  }

  @Override
  public final int port(AsyncHttpCall call) {
    return call.url.getPort();
  }

  @Override
  public final String target(AsyncHttpCall call) {
    Uri url = call.url;
    return Targets.of(url.getPath(), url.getQuery());
  }

  @Override
  public final boolean namesUser(AsyncHttpCall call) {
    return call.hasUser();
  }

  @Override
  public final @Nullable String header(AsyncHttpCall call, String name) {
    String virtual = name.equals("Host") ? call.request.getVirtualHost() : null;
    return virtual == null ? call.request.getHeaders().get(name) : virtual;
  }

  @Override
  public final List<String> headers(AsyncHttpCall call, String name) {
    return call.request.getHeaders().getAll(name);
  }

  @Override
  protected final Object standsFor(AsyncHttpCall call) {
    return call.standsFor;
  }
}
