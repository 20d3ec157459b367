package bearer.it.openers;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.net.URI;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/** Over Netty. */
public final class ReactorNetty {
  private ReactorNetty() {}

  /** With OpenSSL's engines. */
  public static final class OpenSsl implements Opener {
    @Override
    public void open(URI url, int proxy) throws Exception {
      get(HttpClient.create(), SslProvider.OPENSSL, url);
    }
  }

  /** With the JDK's engines, through a proxy. */
  public static final class Proxied implements Opener {
    @Override
    public void open(URI url, int proxy) throws Exception {
      get(
          HttpClient.create()
              .proxy(spec -> spec.type(ProxyProvider.Proxy.HTTP).host("127.0.0.1").port(proxy)),
          SslProvider.JDK,
          url);
    }
  }

  private static void get(HttpClient client, SslProvider provider, URI url) throws Exception {
    SslContext tls =
        SslContextBuilder.forClient()
            .sslProvider(provider)
            .trustManager(new File(System.getProperty("it.certificate")))
            .build();
    client.secure(spec -> spec.sslContext(tls)).get().uri(url).response().block();
  }
}
