package bearer.it.contract;

import java.net.InetSocketAddress;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** What a client is built with. */
public final class AdapterOptions {
  /** A client that does not answer within this time, in milliseconds, has failed its test. */
  public static final int TIMEOUT_MILLIS = 30_000;

  public static final int MAX_CONNECTIONS = 256;

  public final @Nullable InetSocketAddress proxy;
  public final boolean http2;

  public AdapterOptions(Call call) {
    this.proxy = call.proxy.isEmpty() ? null : address(call.proxy);
    this.http2 = call.http2;
  }

  private static InetSocketAddress address(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return new InetSocketAddress(
        hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
  }

  public Proxy javaProxy() {
    return proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy);
  }
}
