package bearer.it.openers;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Netty without its HTTP: whoever writes the head himself is not known. */
public class NettyTls implements Opener {
  private final SslProvider provider;

  public NettyTls() {
    this(SslProvider.JDK);
  }

  private NettyTls(SslProvider provider) {
    this.provider = provider;
  }

  /** With OpenSSL's engines. */
  public static final class OpenSsl extends NettyTls {
    public OpenSsl() {
      super(SslProvider.OPENSSL);
    }
  }

  @Override
  public final void open(URI url, int proxy) throws Exception {
    SslContext tls =
        SslContextBuilder.forClient()
            .sslProvider(provider)
            .trustManager(new File(System.getProperty("it.certificate")))
            .build();
    EventLoopGroup group = new NioEventLoopGroup(1);
    try {
      Bootstrap bootstrap = new Bootstrap().group(group).channel(NioSocketChannel.class);
      bootstrap.handler(
          new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel made) {
              made.pipeline().addLast(tls.newHandler(made.alloc(), url.getHost(), url.getPort()));
            }
          });
      Channel channel = bootstrap.connect(url.getHost(), url.getPort()).sync().channel();
      String head = "GET / HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n";
      channel
          .writeAndFlush(Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII))
          .sync()
          .channel()
          .close()
          .sync();
    } finally {
      group.shutdownGracefully().awaitUninterruptibly();
    }
  }
}
