package bearer.agent.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.hop.Fact;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a connection leads to, as its pipeline says. */
final class NettyPeerTest {
  private final EmbeddedChannel channel =
      new EmbeddedChannel(DefaultChannelId.newInstance(), false, false) { // nobody handshakes
        @Override
        protected SocketAddress remoteAddress0() {
          return InetSocketAddress.createUnresolved("address.test", 8080);
        }
      };

  @Test
  void plain_isItsAddress() {
    NettyPeer peer = peer();
    assertThat(peer.host + ':' + peer.port + ' ' + peer.tls).isEqualTo("address.test:8080 NO");
    assertThat(peer.isReadByProxy).isFalse();
  }

  @Test
  void tls_isWhoWasVerified() throws Exception {
    channel.pipeline().addLast(tls("api.test", 8443));
    NettyPeer peer = peer();
    assertThat(peer.host + ':' + peer.port + ' ' + peer.tls).isEqualTo("api.test:8443 YES");
  }

  @Test
  void tlsBehindTheCodec_isNotItsOwn() throws Exception {
    channel.pipeline().addLast(new HttpClientCodec()).addLast(tls("api.test", 8443));
    NettyPeer peer = NettyPeer.of(channel.pipeline().context(HttpClientCodec.class), null);
    assertThat(peer.tls).isEqualTo(Fact.NO);
  }

  @Test
  void tlsInATunnel_isWhoWasVerifiedInIt() throws Exception {
    channel.pipeline().addLast(tls("proxy.test", 443));
    proxy();
    channel.pipeline().addLast(tls("api.test", 8443));
    NettyPeer peer = peer();
    assertThat(peer.host + ':' + peer.port + ' ' + peer.tls).isEqualTo("api.test:8443 YES");
    assertThat(peer.isReadByProxy).isFalse();
  }

  @Test
  void plainInATunnel_isReadByTheProxy_evenOverTlsToIt() throws Exception {
    channel.pipeline().addLast(tls("proxy.test", 443));
    proxy();
    NettyPeer peer = peer();
    assertThat(peer.host + ':' + peer.port + ' ' + peer.tls).isEqualTo("api.test:80 NO");
    assertThat(peer.isReadByProxy).isTrue();
  }

  @Test
  void plainInATunnelAskedForByAMessage_isReadByTheProxy_evenOverTlsToIt() throws Exception {
    channel.pipeline().addLast(tls("proxy.test", 443));
    NettyPeer peer = NettyPeer.of(codec(), NettyTunnel.asked("api.test:80", codec()));
    assertThat(peer.host + ':' + peer.port + ' ' + peer.tls).isEqualTo("api.test:80 NO");
    assertThat(peer.isReadByProxy).isTrue();
  }

  @Test
  void tlsInATunnelAskedForByAMessage_isWhoWasVerifiedInIt() throws Exception {
    NettyTunnel tunnel = NettyTunnel.asked("10.0.0.1:8443", codec());
    channel.pipeline().addFirst(tls("api.test", 8443));
    NettyPeer peer = NettyPeer.of(codec(), tunnel);
    assertThat(peer.host + ':' + peer.port + ' ' + peer.tls).isEqualTo("api.test:8443 YES");
    assertThat(peer.isReadByProxy).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "api.test", "api.test:", "a b:80"})
  void noAuthority_isNoTunnel(String target) {
    assertThat(NettyTunnel.asked(target, codec())).isNull();
  }

  private NettyPeer peer() {
    return NettyPeer.of(codec(), null);
  }

  private ChannelHandlerContext codec() {
    if (channel.pipeline().get(HttpClientCodec.class) == null) {
      channel
          .pipeline()
          .addLast(new ChannelOutboundHandlerAdapter())
          .addLast(new HttpClientCodec());
    }
    return channel.pipeline().context(HttpClientCodec.class);
  }

  /** It knows where to from the moment when it is asked to connect. */
  @SuppressWarnings("AddressSelection") // nobody connects
  private void proxy() {
    HttpProxyHandler proxy = new HttpProxyHandler(new InetSocketAddress("127.0.0.1", 1));
    channel.pipeline().addLast(proxy);
    assertThatThrownBy(
            () ->
                proxy.connect(
                    channel.pipeline().context(proxy),
                    InetSocketAddress.createUnresolved("api.test", 80),
                    null,
                    channel.newPromise()))
        .hasMessageContaining("not registered"); // it has noted where to
  }

  private static SslHandler tls(String host, int port) throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine(host, port);
    engine.setUseClientMode(true);
    return new SslHandler(engine);
  }
}
