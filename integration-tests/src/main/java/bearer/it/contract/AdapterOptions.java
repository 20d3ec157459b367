package bearer.it.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** What a client is built with. Immutable. */
public final class AdapterOptions {
  /** A client that does not answer within this time, in milliseconds, has failed its test. */
  public static final int TIMEOUT_MILLIS = 30_000;

  public static final int MAX_CONNECTIONS = 256;

  /** What a client does its work on. */
  public enum Threads {
    ITS_OWN,
    /** Whichever comes, with an executor that is {@code Runnable::run}. */
    CALLERS,
    /** One single thread of the application's. */
    ONE
  }

  /** What an application gets that asks for nothing. */
  public static final AdapterOptions DEFAULT =
      new AdapterOptions("", false, Threads.ITS_OWN, "shared");

  private final String proxyAddress;
  private final String session;
  public final boolean http2;

  public final Threads threads;

  public final @Nullable InetSocketAddress proxy;

  private AdapterOptions(String proxyAddress, boolean http2, Threads threads, String session) {
    this.proxyAddress = proxyAddress;
    this.http2 = http2;
    this.threads = threads;
    this.session = session;
    this.proxy = proxyAddress.isEmpty() ? null : address(proxyAddress);
  }

  private static InetSocketAddress address(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return new InetSocketAddress(
        hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
  }

  AdapterOptions through(String hostAndPort) {
    return new AdapterOptions(hostAndPort, http2, threads, session);
  }

  AdapterOptions withHttp2() {
    return new AdapterOptions(proxyAddress, true, threads, session);
  }

  AdapterOptions on(Threads others) {
    return new AdapterOptions(proxyAddress, http2, others, session);
  }

  AdapterOptions session(String name) {
    return new AdapterOptions(proxyAddress, http2, threads, name);
  }

  public Proxy javaProxy() {
    return proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeUTF(proxyAddress);
    out.writeBoolean(http2);
    out.writeUTF(threads.name());
    out.writeUTF(session);
  }

  static AdapterOptions readFrom(DataInput in) throws IOException {
    return new AdapterOptions(
        in.readUTF(), in.readBoolean(), Threads.valueOf(in.readUTF()), in.readUTF());
  }

  /** Equal if and only if one client will do for both. */
  @Override
  public String toString() {
    return proxyAddress + '|' + http2 + '|' + threads + '|' + session;
  }
}
