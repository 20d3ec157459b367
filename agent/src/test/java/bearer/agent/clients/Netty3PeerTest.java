package bearer.agent.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jboss.netty.channel.AbstractChannelSink;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.channel.ChannelEvent;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.ChannelPipeline;
import org.jboss.netty.channel.Channels;
import org.jboss.netty.handler.codec.http.DefaultHttpRequest;
import org.jboss.netty.handler.codec.http.HttpClientCodec;
import org.jboss.netty.handler.codec.http.HttpMethod;
import org.jboss.netty.handler.codec.http.HttpVersion;
import org.jboss.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** As {@link NettyPeerTest}, with Netty 3. */
final class Netty3PeerTest {
  private final ChannelPipeline pipeline = Channels.pipeline(new HttpClientCodec());
  private final ChannelHandlerContext codec = pipeline.getContext(HttpClientCodec.class);

  @Test
  void plain_isItsAddress() {
    assertThat(peer(null)).isEqualTo("address.test:8080 NO false");
  }

  @Test
  void tls_isWhoWasVerified() throws Exception {
    pipeline.addFirst("tls", tls("api.test", 8443));
    assertThat(peer(null)).isEqualTo("api.test:8443 YES false");
  }

  @Test
  void tlsThatKnowsNoName_isItsAddress() throws Exception {
    pipeline.addFirst("tls", new SslHandler(SSLContext.getDefault().createSSLEngine()));
    assertThat(peer(null)).isEqualTo("address.test:8080 YES false");
  }

  @Test
  void tlsBehindTheCodec_isNotItsOwn() throws Exception {
    pipeline.addLast("tls", tls("api.test", 8443));
    assertThat(peer(null)).isEqualTo("address.test:8080 NO false");
  }

  @Test
  void tlsInTlsToAProxy_isWhoWasVerifiedInIt() throws Exception {
    pipeline.addFirst("tls", tls("api.test", 8443));
    pipeline.addFirst("to proxy", tls("proxy.test", 443));
    assertThat(peer(null)).isEqualTo("api.test:8443 YES false");
  }

  @Test
  void plainInATunnel_isReadByTheProxy_evenOverTlsToIt() throws Exception {
    pipeline.addFirst("to proxy", tls("proxy.test", 443));
    assertThat(peer(tunnel("api.test:80"))).isEqualTo("api.test:80 NO true");
  }

  @Test
  void tlsInATunnel_isWhoWasVerifiedInIt() throws Exception {
    Netty3Tunnel tunnel = tunnel("10.0.0.1:8443");
    pipeline.addFirst("tls", tls("api.test", 8443));
    assertThat(peer(tunnel)).isEqualTo("api.test:8443 YES false");
  }

  @Test
  void noAuthority_isNoTunnel() {
    for (String target : new String[] {"", "/", "api.test", "api.test:", "a b:80"}) {
      assertThat(Netty3Tunnel.asked(target, null)).isNull();
    }
  }

  @Test
  void wholeUrlInPlainText_isForAProxyUnlessItNamesThePeer() {
    assertThat(asked("http://api.test/a")).isEqualTo("http://api.test:-1 YES");
    assertThat(asked("http://address.test:8080/a")).isEqualTo("http://address.test:8080 NO");
    assertThat(asked("/a")).isEqualTo("http://address.test:8080 NO");
  }

  @Test
  void whatAnAnswerHasLedTo_isKnownOnce() {
    Netty3Call first = call("/first");
    Netty3Redirects.note(first, "/Next?q");
    assertThat(Netty3Redirects.before(call("/other"))).isNull();
    assertThat(Netty3Redirects.before(call("/Next?q")))
        .satisfies(found -> assertThat(found.url).isEqualTo("http://address.test:8080/first"))
        .satisfies(found -> assertThat(found.call).isSameAs(first.call));
    assertThat(Netty3Redirects.before(call("/Next?q"))).isNull();
  }

  private String asked(String target) {
    Netty3Call call = call(target);
    return call.scheme() + "://" + call.host() + ':' + call.port() + ' ' + call.forwardProxy();
  }

  private Netty3Call call(String target) {
    return new Netty3Call(
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target), of(null));
  }

  private String peer(@Nullable Netty3Tunnel tunnel) {
    Netty3Peer peer = of(tunnel);
    return peer.host + ':' + peer.port + ' ' + peer.tls + ' ' + peer.isReadByProxy;
  }

  private Netty3Peer of(@Nullable Netty3Tunnel tunnel) {
    if (!pipeline.isAttached()) {
      pipeline.attach(channel(), new EventsSink());
    }
    return Netty3Peer.of(codec, tunnel);
  }

  private Netty3Tunnel tunnel(String authority) {
    return java.util.Objects.requireNonNull(
        Netty3Tunnel.asked(authority, Netty3Peer.engine(codec)));
  }

  private static final class EventsSink extends AbstractChannelSink {
    @Override
    public void eventSunk(ChannelPipeline from, ChannelEvent event) {}
  }

  /** Nobody writes to it. */
  private static Channel channel() {
    return (Channel)
        Proxy.newProxyInstance(
            Channel.class.getClassLoader(),
            new Class<?>[] {Channel.class},
            (self, method, arguments) ->
                method.getName().equals("getRemoteAddress")
                    ? InetSocketAddress.createUnresolved("address.test", 8080)
                    : null);
  }

  private static SslHandler tls(String host, int port) throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine(host, port);
    engine.setUseClientMode(true);
    return new SslHandler(engine);
  }
}
