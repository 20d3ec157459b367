package bearer.agent.oauth;

import bearer.agent.config.TrustStore;
import bearer.agent.net.HostPort;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS to a server that is no authorization server, which believes whom token requests believe and
 * shows no certificate of its own. Thread-safe.
 */
public final class TrustedTls {
  private final @Nullable TrustStore trustStore;

  /** Kept, because TLS resumes its sessions; dropped when a handshake fails. */
  private volatile @Nullable SSLSocketFactory kept;

  /**
   * @param trustStore null for the JVM's
   */
  public TrustedTls(@Nullable TrustStore trustStore) {
    this.trustStore = trustStore;
  }

  /** Reads what it takes, which can last while a JVM starts, before anybody counts the time. */
  public void prepare() throws IOException {
    if (kept == null) {
      kept = load();
    }
  }

  /** Over a connection that bounds what is read. */
  public Socket over(Socket connected, HostPort server) throws IOException {
    SSLSocketFactory known = kept;
    SSLSocketFactory factory = known == null ? load() : known;
    kept = null;
    SSLSocket socket = (SSLSocket) factory.createSocket(connected, server.host, server.port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 9525, as for token requests
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    ServerName.check(server.host, socket.getSession());
    kept = factory;
    return socket;
  }

  private SSLSocketFactory load() throws IOException {
    try {
      SSLContext context = JsseProvider.context();
      context.init(null, TlsContext.trust(trustStore).getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException broken) {
      throw new IOException("no TLS: " + Problem.brief(broken));
    } catch (TokenUnavailable unreadable) {
      throw new IOException(unreadable.getMessage());
    }
  }
}
