package bearer.agent.clients;

import bearer.agent.hop.Fact;
import com.ning.http.client.providers.netty.future.NettyResponseFuture;
import com.ning.http.client.uri.Uri;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.handler.codec.http.HttpHeaders;
import org.jboss.netty.handler.codec.http.HttpRequest;
import org.jboss.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/** One request of AsyncHttpClient 1.9, and the connection of Netty 3 that it is written to. */
final class AsyncHttpCall1 extends EventLoopCall {
  final HttpRequest request;
  final HttpHeaders headers;
  private final Uri url;
  private final @Nullable SSLEngine engine;
  private final @Nullable SocketAddress address;

  private AsyncHttpCall1(HttpRequest request, NettyResponseFuture<?> call, Channel channel) {
    super(request.getMethod().getName(), request.getUri(), call);
    SslHandler handler = channel.getPipeline().get(SslHandler.class);
    this.request = request;
    this.headers = request.headers();
    this.url = call.getUri();
    this.engine = handler == null ? null : handler.getEngine();
    this.address = channel.getRemoteAddress();
  }

  /** Null if there is no head to write: that of a tunnel is not for its target. */
  static @Nullable AsyncHttpCall1 of(NettyResponseFuture<?> call, Channel channel) {
    boolean writes = channel.isConnected() && !call.isHeadersAlreadyWrittenOnContinue();
    return !writes || isTunnel(call)
        ? null
        : new AsyncHttpCall1(call.getNettyRequest().getHttpRequest(), call, channel);
  }

  static boolean isTunnel(NettyResponseFuture<?> call) {
    return call.getNettyRequest().getHttpRequest().getMethod().getName().equals("CONNECT");
  }

  @Override
  Fact tls() {
    return Fact.of(engine != null);
  }

  /** Null if TLS has verified no name, or another one than the URL's. */
  @Override
  @Nullable String host() {
    if (engine != null) {
      return url.getHost().equalsIgnoreCase(engine.getPeerHost()) ? url.getHost() : null;
    }
    return isForProxy()
        ? url.getHost()
        : address instanceof InetSocketAddress
            ? ((InetSocketAddress) address).getHostString()
            : null;
  }

  @Override
  int port() {
    if (engine != null) {
      return engine.getPeerPort();
    }
    return isForProxy() || !(address instanceof InetSocketAddress)
        ? url.getPort()
        : ((InetSocketAddress) address).getPort();
  }

  @Override
  Fact forwardProxy() {
    return Fact.of(isForProxy());
  }

  /** Only a forward proxy is told a whole URL, and it goes by that. */
  private boolean isForProxy() {
    return engine == null && path.startsWith("http");
  }

  @Override
  List<String> headers(String name) {
    return headers.getAll(name);
  }
}
