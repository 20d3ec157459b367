package bearer.agent.blindspots;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Kind;
import bearer.agent.hop.ClientHook.Method;

/**
 * Where TLS connections are opened, as data: the JDK has the peer's name there, once for each
 * connection, in the stack of whoever opens it, and through a proxy's tunnel too. Touched in {@code
 * premain}: must not mention {@code javax.net.ssl} but in text, or the JVM would load it.
 */
public final class ConnectionHooks {
  private static final String PLACES = "bearer.agent.blindspots.ConnectionPlaces";
  private static final String LAYERED = "Ljava/net/Socket;Ljava/lang/String;IZ";
  private static final String[] JSSE = {"sun.security.ssl.SSLSocketImpl"};
  private static final String[] BOUNCY_CASTLE = {
    "org.bouncycastle.jsse.provider.ProvSSLSocketDirect",
    "org.bouncycastle.jsse.provider.ProvSSLSocketWrap"
  };

  private ConnectionHooks() {}

  /** In an order that never changes. */
  public static ClientHook[] all() {
    Client jsse = Client.ofConnections("JSSE", PLACES);
    Client bouncyCastle = Client.ofConnections("Bouncy Castle JSSE", PLACES);
    return new ClientHook[] {
      // whatever the way to connect, the name is known by then; a mere handshake does not come here
      stream(jsse, JSSE),
      // over a tunnel, which is kept nowhere
      layered(jsse, JSSE),
      // of every provider: all engines extend it
      jsse.connection(
          Kind.CONSTRUCTED,
          "Engine",
          Method.constructor(2, "Ljava/lang/String;I", "javax.net.ssl.SSLEngine"),
          null),
      stream(bouncyCastle, BOUNCY_CASTLE),
      layered(bouncyCastle, BOUNCY_CASTLE[1])
    };
  }

  private static ClientHook stream(Client provider, String... types) {
    return provider.connection(
        Kind.STREAM, "Stream", Method.of("getOutputStream", 0, types), "java/io/OutputStream");
  }

  private static ClientHook layered(Client provider, String... types) {
    return provider.connection(
        Kind.CONSTRUCTED, "Layered", Method.constructor(5, LAYERED, types), null);
  }
}
