package bearer.it.apps;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jboss.netty.bootstrap.ClientBootstrap;
import org.jboss.netty.buffer.ChannelBuffers;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.channel.ChannelFuture;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.ChannelStateEvent;
import org.jboss.netty.channel.Channels;
import org.jboss.netty.channel.ExceptionEvent;
import org.jboss.netty.channel.MessageEvent;
import org.jboss.netty.channel.SimpleChannelUpstreamHandler;
import org.jboss.netty.channel.socket.nio.NioClientSocketChannelFactory;
import org.jboss.netty.handler.codec.http.DefaultHttpChunk;
import org.jboss.netty.handler.codec.http.DefaultHttpRequest;
import org.jboss.netty.handler.codec.http.HttpChunk;
import org.jboss.netty.handler.codec.http.HttpChunkAggregator;
import org.jboss.netty.handler.codec.http.HttpClientCodec;
import org.jboss.netty.handler.codec.http.HttpMethod;
import org.jboss.netty.handler.codec.http.HttpRequest;
import org.jboss.netty.handler.codec.http.HttpResponse;
import org.jboss.netty.handler.codec.http.HttpVersion;
import org.jboss.netty.util.CharsetUtil;

/**
 * As {@link PostByNetty}, with Netty 3, whose buffers nobody has to release. Its arguments are
 * ports and URLs.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty is like that
public final class PostByNetty3 {
  private final NioClientSocketChannelFactory threads =
      new NioClientSocketChannelFactory(
          Executors.newCachedThreadPool(), Executors.newCachedThreadPool(), 1);

  private PostByNetty3() {}

  public static void main(String[] args) throws Exception {
    PostByNetty3 netty = new PostByNetty3();
    for (String arg : args) {
      if (arg.startsWith("http")) {
        try (InputStream answer = new URL(arg).openStream()) {
          answer.read();
        }
      } else {
        System.out.println(netty.post(Integer.parseInt(arg)));
      }
    }
    netty.threads.releaseExternalResources();
    System.out.println("done");
  }

  private String post(int port) throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    ClientBootstrap bootstrap = new ClientBootstrap(threads);
    bootstrap.setPipelineFactory(
        () ->
            Channels.pipeline(
                new HttpClientCodec(),
                new HttpChunkAggregator(1 << 20),
                new Exchange(port, outcome)));
    ChannelFuture connected = bootstrap.connect(new InetSocketAddress("localhost", port)).await();
    String told = connected.isSuccess() ? outcome.get() : "closed";
    connected.getChannel().close().await();
    return told;
  }

  /** Writes as soon as the connection is there, before anything can be read. */
  private static final class Exchange extends SimpleChannelUpstreamHandler {
    private final int port;
    private final CompletableFuture<String> outcome;

    Exchange(int port, CompletableFuture<String> outcome) {
      this.port = port;
      this.outcome = outcome;
    }

    @Override
    public void channelConnected(ChannelHandlerContext context, ChannelStateEvent event) {
      HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
      head.setChunked(true);
      head.headers().set("Host", "localhost:" + port);
      head.headers().set("Content-Length", "8");
      head.headers().set("x-picpay-token", "legacy");
      Channel channel = context.getChannel();
      channel.write(head);
      channel.write(body());
      channel.write(body());
      channel
          .write(HttpChunk.LAST_CHUNK)
          .addListener(
              written -> {
                if (!written.isSuccess()) {
                  channel.close(); // as clients do
                }
              });
    }

    private static HttpChunk body() {
      return new DefaultHttpChunk(ChannelBuffers.copiedBuffer("body", CharsetUtil.US_ASCII));
    }

    @Override
    public void messageReceived(ChannelHandlerContext context, MessageEvent event) {
      outcome.complete(String.valueOf(((HttpResponse) event.getMessage()).getStatus().getCode()));
      context.getChannel().close();
    }

    @Override
    public void channelClosed(ChannelHandlerContext context, ChannelStateEvent event) {
      outcome.complete("closed");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, ExceptionEvent event) {
      context.getChannel().close();
    }
  }
}
