package bearer.it.apps;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.CharsetUtil;

/**
 * A server on Netty's HTTP/1.1 codec: says its port, and answers what it was sent with headers that
 * the agent knows, until stdin ends.
 */
@SuppressWarnings({"deprecation", "FutureReturnValueIgnored"}) // the API of 4.0; Netty is like that
public final class ServeByNetty {
  private ServeByNetty() {}

  public static void main(String[] args) throws Exception {
    NioEventLoopGroup group = new NioEventLoopGroup(1);
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(1 << 20))
                        .addLast(new Answering());
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    System.out.println(((java.net.InetSocketAddress) server.localAddress()).getPort());
    while (System.in.read() >= 0) {}
    group.shutdownGracefully().sync();
  }

  private static final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      String seen =
          request.getMethod() + " " + request.getUri() + " " + request.headers().entries();
      if (request.getUri().equals("/chunked")) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set("Transfer-Encoding", "chunked");
        context.write(own(head));
        context.write(new DefaultHttpContent(Unpooled.copiedBuffer(seen, CharsetUtil.UTF_8)));
        LastHttpContent end = new DefaultLastHttpContent();
        end.trailingHeaders().set("x-picpay-token", "trailer");
        context.writeAndFlush(end);
        return;
      }
      FullHttpResponse whole =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              HttpResponseStatus.UNAUTHORIZED,
              Unpooled.copiedBuffer(
                  seen + request.content().toString(CharsetUtil.UTF_8), CharsetUtil.UTF_8));
      whole.headers().set("Content-Length", String.valueOf(whole.content().readableBytes()));
      own(whole);
      if (HttpHeaders.isKeepAlive(request)) {
        context.writeAndFlush(whole);
      } else {
        context.writeAndFlush(whole).addListener(ChannelFutureListener.CLOSE);
      }
    }

    /** What it would be if it were a request. */
    private static HttpResponse own(HttpResponse response) {
      response.headers().add("x-picpay-token", "legacy");
      response.headers().add("Authorization", "Basic b3duOm93bg==");
      response.headers().add("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      return response;
    }
  }
}
