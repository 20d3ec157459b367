package bearer.it.apps;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.http3.Http3ServerConnectionHandler;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;

/**
 * A server that speaks HTTP/3 alone, on a port of its own that it prints first, then a line for
 * each request: method, authority, path, and what it says of {@code authorization} and {@code
 * x-picpay-token}. A path of {@code /to/} and a host is a redirect there. Arguments: a key store
 * and its password. Runs until its stdin ends.
 */
public final class Http3Server extends Http3RequestStreamInboundHandler {
  private static final int MANY = 1 << 20;

  private Http3Server() {}

  public static void main(String[] args) throws Exception {
    EventLoopGroup loop = new NioEventLoopGroup(1);
    Channel channel =
        new Bootstrap()
            .group(loop)
            .channel(NioDatagramChannel.class)
            .handler(
                Http3.newQuicServerCodecBuilder()
                    .sslContext(tls(args[0], args[1]))
                    .maxIdleTimeout(30, TimeUnit.SECONDS)
                    .initialMaxData(MANY)
                    .initialMaxStreamDataBidirectionalLocal(MANY)
                    .initialMaxStreamDataBidirectionalRemote(MANY)
                    .initialMaxStreamsBidirectional(1000)
                    .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
                    .handler(new Connection())
                    .build())
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    print(String.valueOf(((InetSocketAddress) channel.localAddress()).getPort()));
    while (System.in.read() >= 0) {
      // until it is closed: nobody writes anything
    }
    System.exit(0);
  }

  private static QuicSslContext tls(String keystore, String password)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = new FileInputStream(keystore)) {
      keys.load(file, password.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, password.toCharArray());
    return QuicSslContextBuilder.forServer(factory, password)
        .applicationProtocols(Http3.supportedApplicationProtocols())
        .build();
  }

  private static void print(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static final class Connection extends ChannelInitializer<QuicChannel> {
    @Override
    protected void initChannel(QuicChannel connection) {
      connection.pipeline().addLast(new Http3ServerConnectionHandler(new Streams()));
    }
  }

  private static final class Streams extends ChannelInitializer<QuicStreamChannel> {
    @Override
    protected void initChannel(QuicStreamChannel stream) {
      stream.pipeline().addLast(new Http3Server());
    }
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3HeadersFrame frame) {
    Http3Headers head = frame.headers();
    print(
        head.method()
            + " "
            + head.authority()
            + head.path()
            + " "
            + head.getAll("authorization")
            + " "
            + head.getAll("x-picpay-token"));
    ctx.writeAndFlush(answer(String.valueOf(head.path())))
        .addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
  }

  private static Http3HeadersFrame answer(String path) {
    Http3HeadersFrame answer = new DefaultHttp3HeadersFrame();
    answer.headers().status(path.startsWith("/to/") ? "302" : "200").add("content-length", "0");
    if (path.startsWith("/to/")) {
      answer.headers().add("location", "https://" + path.substring("/to/".length()));
    }
    return answer;
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3DataFrame frame) {
    ReferenceCountUtil.release(frame);
  }

  @Override
  protected void channelInputClosed(ChannelHandlerContext ctx) {
    // answered by then
  }
}
