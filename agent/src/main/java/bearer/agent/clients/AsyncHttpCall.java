package bearer.agent.clients;

import bearer.agent.hop.Fact;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import org.asynchttpclient.netty.NettyResponseFuture;
import org.asynchttpclient.uri.Uri;
import org.jspecify.annotations.Nullable;

/** One request of AsyncHttpClient 2 and 3, and the connection that it is written to. */
final class AsyncHttpCall extends EventLoopCall {
  final HttpRequest request;
  final HttpHeaders headers;
  final NettyResponseFuture<?> future;
  private final Uri url;
  private final NettyTarget target;

  @SuppressWarnings("deprecation") // the names that Netty 4.0 has too
  private AsyncHttpCall(HttpRequest request, NettyResponseFuture<?> call, Channel channel) {
    super(request.getMethod().name(), request.getUri(), call);
    this.request = request;
    this.headers = request.headers();
    this.future = call;
    this.url = call.getUri();
    this.target = NettyTarget.of(channel);
  }

  /** Null if there is no head to write: that of a tunnel is not for its target. */
  static @Nullable AsyncHttpCall of(NettyResponseFuture<?> call, Channel channel) {
    boolean writes = channel.isActive() && !call.isHeadersAlreadyWrittenOnContinue();
    return !writes || isTunnel(call)
        ? null
        : new AsyncHttpCall(call.getNettyRequest().getHttpRequest(), call, channel);
  }

  @SuppressWarnings("deprecation")
  static boolean isTunnel(NettyResponseFuture<?> call) {
    return call.getNettyRequest().getHttpRequest().getMethod().name().equals("CONNECT");
  }

  @Override
  Fact tls() {
    return target.tls;
  }

  /** Null if TLS has verified another name than the URL's: that of a virtual host. */
  @Override
  @Nullable String host() {
    if (isForProxy()) {
      return url.getHost();
    }
    boolean isAnother =
        target.tls == Fact.YES && !bare(url.getHost()).equalsIgnoreCase(bare(target.host));
    return isAnother ? null : target.host;
  }

  private static String bare(@Nullable String host) {
    String name = String.valueOf(host);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  @Override
  int port() {
    return isForProxy() ? url.getExplicitPort() : target.port;
  }

  @Override
  Fact forwardProxy() {
    return isForProxy() ? Fact.YES : target.forwardProxy;
  }

  /** Only a forward proxy is told a whole URL, and it goes by that. */
  private boolean isForProxy() {
    return path.startsWith("http") && target.tls == Fact.NO;
  }

  @Override
  List<String> headers(String name) {
    return headers.getAll(name);
  }
}
