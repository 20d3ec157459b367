package bearer.it.openers;

import java.io.FileInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.security.KeyStore;
import java.security.Provider;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/** With Bouncy Castle's own sockets. */
public final class BouncyCastle {
  private BouncyCastle() {}

  /** Connected by its factory. */
  public static final class ByName implements Opener {
    @Override
    public void open(URI url, int proxy) throws Exception {
      try (Socket socket = factory().createSocket(url.getHost(), url.getPort())) {
        RawSocket.get(socket, url);
      }
    }
  }

  /** Over a plain one. */
  public static final class Layered implements Opener {
    @Override
    public void open(URI url, int proxy) throws Exception {
      try (Socket plain = new Socket(url.getHost(), url.getPort());
          Socket socket = factory().createSocket(plain, url.getHost(), url.getPort(), true)) {
        RawSocket.get(socket, url);
      }
    }
  }

  private static SSLSocketFactory factory() throws Exception {
    Provider provider = new BouncyCastleJsseProvider(new BouncyCastleProvider());
    KeyStore trusted = KeyStore.getInstance("JKS");
    try (InputStream in = new FileInputStream(System.getProperty("javax.net.ssl.trustStore"))) {
      trusted.load(in, System.getProperty("javax.net.ssl.trustStorePassword").toCharArray());
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS", provider);
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
