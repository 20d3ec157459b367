package bearer.it.apps;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.io.InputStream;
import java.net.URL;
import java.util.concurrent.CompletableFuture;

/**
 * Posts with Netty to each port that its arguments name, one after the other, a body in buffers
 * whose leaks Netty tells, and says what becomes of it. Other arguments: a URL that somebody gets,
 * and {@code leak}, for a buffer that is never released.
 */
@SuppressWarnings({"deprecation", "FutureReturnValueIgnored"}) // the API of 4.0; Netty is like that
public final class PostByNetty {
  private static final PooledByteBufAllocator BUFFERS = new PooledByteBufAllocator(true);

  private final NioEventLoopGroup group = new NioEventLoopGroup(1);

  private PostByNetty() {}

  public static void main(String[] args) throws Exception {
    PostByNetty netty = new PostByNetty();
    for (String arg : args) {
      if (arg.startsWith("http")) {
        try (InputStream answer = new URL(arg).openStream()) {
          answer.read();
        }
      } else if (arg.equals("leak")) {
        buffer();
      } else {
        System.out.println(netty.post(Integer.parseInt(arg)));
      }
    }
    netty.group.shutdownGracefully().sync();
    tellLeaks();
    System.out.println("done");
  }

  private static ByteBuf buffer() {
    return BUFFERS.directBuffer(4).writeBytes(new byte[] {'b', 'o', 'd', 'y'});
  }

  /** Netty tells of what has been collected with the next buffer that it gives out. */
  private static void tellLeaks() {
    for (int i = 0; i < 20; i++) {
      System.gc();
      buffer().release();
    }
  }

  private String post(int port) throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    ChannelFuture connected =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.ALLOCATOR, BUFFERS)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpClientCodec())
                        .addLast(new HttpObjectAggregator(1 << 20))
                        .addLast(new Receiver(outcome))
                        .addLast(new Sender(port));
                  }
                })
            .connect("localhost", port)
            .await();
    String told = connected.isSuccess() ? outcome.get() : "closed";
    connected.channel().close().sync();
    return told;
  }

  /** Writes as soon as the connection is there, before anything can be read. */
  private static final class Sender extends io.netty.channel.ChannelInboundHandlerAdapter {
    private final int port;

    Sender(int port) {
      this.port = port;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
      head.headers().set("Host", "localhost:" + port);
      head.headers().set("Content-Length", "8");
      head.headers().set("x-picpay-token", "legacy");
      context.channel().write(head);
      context.channel().write(new DefaultHttpContent(buffer()));
      ChannelFuture end = context.channel().writeAndFlush(new DefaultLastHttpContent(buffer()));
      end.addListener(
          written -> {
            if (!written.isSuccess()) {
              context.channel().close(); // as clients do
            }
          });
    }
  }

  private static final class Receiver extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final CompletableFuture<String> outcome;

    Receiver(CompletableFuture<String> outcome) {
      this.outcome = outcome;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      outcome.complete(
          response.getDecoderResult().isFailure()
              ? "no answer"
              : String.valueOf(response.getStatus().code()));
      context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      outcome.complete("closed");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable problem) {
      context.close();
    }
  }
}
