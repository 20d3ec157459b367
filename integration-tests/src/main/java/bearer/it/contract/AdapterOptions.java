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

  /** Where the client finds {@link #USER} and {@link #PASSWORD} when a server asks for them. */
  public enum Credentials {
    NOWHERE,
    /** In the JVM's own {@code java.net.Authenticator}, if it asks that. */
    JVM,
    /** In the client, in the library's own way. */
    CLIENT,
    /** In the client, which sends them unasked. */
    CLIENT_UNASKED
  }

  public static final String USER = "application";
  public static final String PASSWORD = "its.own";

  /** What an application gets that asks for nothing. */
  public static final AdapterOptions DEFAULT =
      new AdapterOptions("", false, Threads.ITS_OWN, Credentials.NOWHERE, "shared");

  private final String proxyAddress;
  private final String session;
  public final boolean http2;

  public final Threads threads;
  public final Credentials credentials;

  public final @Nullable InetSocketAddress proxy;

  private AdapterOptions(
      String proxyAddress,
      boolean http2,
      Threads threads,
      Credentials credentials,
      String session) {
    this.proxyAddress = proxyAddress;
    this.http2 = http2;
    this.threads = threads;
    this.credentials = credentials;
    this.session = session;
    this.proxy = proxyAddress.isEmpty() ? null : address(proxyAddress);
  }

  private static InetSocketAddress address(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return new InetSocketAddress(
        hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
  }

  AdapterOptions through(String hostAndPort) {
    return new AdapterOptions(hostAndPort, http2, threads, credentials, session);
  }

  AdapterOptions withHttp2() {
    return new AdapterOptions(proxyAddress, true, threads, credentials, session);
  }

  AdapterOptions on(Threads others) {
    return new AdapterOptions(proxyAddress, http2, others, credentials, session);
  }

  AdapterOptions session(String name) {
    return new AdapterOptions(proxyAddress, http2, threads, credentials, name);
  }

  AdapterOptions with(Credentials others) {
    return new AdapterOptions(proxyAddress, http2, threads, others, session);
  }

  /** Whether the client itself is to have them. */
  public boolean hasCredentials() {
    return credentials == Credentials.CLIENT || credentials == Credentials.CLIENT_UNASKED;
  }

  public Proxy javaProxy() {
    return proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeUTF(proxyAddress);
    out.writeBoolean(http2);
    out.writeUTF(threads.name());
    out.writeUTF(credentials.name());
    out.writeUTF(session);
  }

  static AdapterOptions readFrom(DataInput in) throws IOException {
    return new AdapterOptions(
        in.readUTF(),
        in.readBoolean(),
        Threads.valueOf(in.readUTF()),
        Credentials.valueOf(in.readUTF()),
        in.readUTF());
  }

  /** Equal if and only if one client will do for both. */
  @Override
  public String toString() {
    return proxyAddress + '|' + http2 + '|' + threads + '|' + credentials + '|' + session;
  }
}
