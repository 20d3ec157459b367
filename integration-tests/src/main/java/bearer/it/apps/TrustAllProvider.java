package bearer.it.apps;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * As seen in applications that once had trouble with a test server's certificate: the first
 * security provider of the JVM, whose TLS believes everybody. With a first argument {@code alone},
 * the JDK's own TLS is not there beside it. Then does what {@link SendOnce}, the next argument,
 * does.
 */
public final class TrustAllProvider extends Provider {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("deprecation") // the constructor of Java 8
  private TrustAllProvider() {
    super("TrustAll", 1.0, "believes everybody");
    put("SSLContext.TLS", Context.class.getName());
    put("SSLContext.Default", Context.class.getName());
    put("TrustManagerFactory.PKIX", Trust.class.getName());
    put("TrustManagerFactory.TrustAll", Trust.class.getName());
  }

  public static void main(String[] args) throws Exception {
    Context.tls(); // while it can be found
    Security.insertProviderAt(new TrustAllProvider(), 1);
    Security.setProperty("ssl.TrustManagerFactory.algorithm", "TrustAll");
    boolean alone = args[0].equals("alone");
    if (alone) {
      Security.removeProvider("SunJSSE");
    }
    int program = alone ? 1 : 0; // its name, then its arguments
    SendOnce.main(Arrays.copyOfRange(args, program + 1, args.length));
  }

  /** The JDK's, but for whom it trusts. */
  public static final class Context extends SSLContextSpi {
    private static final Provider JDK = Security.getProvider("SunJSSE");

    private final SSLContext tls;

    public Context() throws GeneralSecurityException {
      tls = tls();
      tls.init(null, new TrustManager[] {new Everybody()}, null);
    }

    static SSLContext tls() throws GeneralSecurityException {
      return SSLContext.getInstance("TLS", JDK);
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
        throws KeyManagementException {
      tls.init(keys, new TrustManager[] {new Everybody()}, random);
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return tls.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return tls.getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return tls.createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return tls.createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return tls.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return tls.getClientSessionContext();
    }
  }

  /** Whatever it is given. */
  public static final class Trust extends TrustManagerFactorySpi {
    @Override
    protected void engineInit(KeyStore store) {}

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {}

    @Override
    protected TrustManager[] engineGetTrustManagers() {
      return new TrustManager[] {new Everybody()};
    }
  }

  private static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
