package bearer.it.apps;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.jboss.netty.bootstrap.ServerBootstrap;
import org.jboss.netty.buffer.ChannelBuffers;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.channel.ChannelFutureListener;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.Channels;
import org.jboss.netty.channel.MessageEvent;
import org.jboss.netty.channel.SimpleChannelUpstreamHandler;
import org.jboss.netty.channel.socket.nio.NioServerSocketChannelFactory;
import org.jboss.netty.handler.codec.http.DefaultHttpChunk;
import org.jboss.netty.handler.codec.http.DefaultHttpChunkTrailer;
import org.jboss.netty.handler.codec.http.DefaultHttpResponse;
import org.jboss.netty.handler.codec.http.HttpChunkAggregator;
import org.jboss.netty.handler.codec.http.HttpChunkTrailer;
import org.jboss.netty.handler.codec.http.HttpHeaders;
import org.jboss.netty.handler.codec.http.HttpRequest;
import org.jboss.netty.handler.codec.http.HttpResponse;
import org.jboss.netty.handler.codec.http.HttpResponseStatus;
import org.jboss.netty.handler.codec.http.HttpServerCodec;
import org.jboss.netty.handler.codec.http.HttpVersion;
import org.jboss.netty.util.CharsetUtil;

/** As {@link ServeByNetty}, with Netty 3. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty is like that
public final class ServeByNetty3 {
  private ServeByNetty3() {}

  public static void main(String[] args) throws Exception {
    ServerBootstrap bootstrap =
        new ServerBootstrap(
            new NioServerSocketChannelFactory(
                Executors.newCachedThreadPool(), Executors.newCachedThreadPool(), 1));
    bootstrap.setPipelineFactory(
        () ->
            Channels.pipeline(
                new HttpServerCodec(), new HttpChunkAggregator(1 << 20), new Answering()));
    Channel server = bootstrap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
    while (System.in.read() >= 0) {}
    server.close().await();
    bootstrap.releaseExternalResources();
  }

  private static final class Answering extends SimpleChannelUpstreamHandler {
    @Override
    public void messageReceived(ChannelHandlerContext context, MessageEvent event) {
      HttpRequest request = (HttpRequest) event.getMessage();
      Channel channel = context.getChannel();
      String seen =
          request.getMethod() + " " + request.getUri() + " " + request.headers().entries();
      if (request.getUri().equals("/chunked")) {
        HttpResponse head = answer(HttpResponseStatus.OK);
        head.setChunked(true);
        head.headers().set("Transfer-Encoding", "chunked");
        channel.write(head);
        channel.write(new DefaultHttpChunk(ChannelBuffers.copiedBuffer(seen, CharsetUtil.UTF_8)));
        HttpChunkTrailer end = new DefaultHttpChunkTrailer();
        end.trailingHeaders().set("x-picpay-token", "trailer");
        channel.write(end);
        return;
      }
      HttpResponse whole = answer(HttpResponseStatus.UNAUTHORIZED);
      whole.setContent(
          ChannelBuffers.copiedBuffer(
              seen + request.getContent().toString(CharsetUtil.UTF_8), CharsetUtil.UTF_8));
      whole.headers().set("Content-Length", String.valueOf(whole.getContent().readableBytes()));
      if (HttpHeaders.isKeepAlive(request)) {
        channel.write(whole);
      } else {
        channel.write(whole).addListener(ChannelFutureListener.CLOSE);
      }
    }

    /** What it would be if it were a request. */
    private static HttpResponse answer(HttpResponseStatus status) {
      HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
      response.headers().add("x-picpay-token", "legacy");
      response.headers().add("Authorization", "Basic b3duOm93bg==");
      response.headers().add("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      return response;
    }
  }
}
