package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.CharsetUtil;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Netty's own HTTP/1 codec, with a connection for each call; only the API of 4.0. */
@SuppressWarnings({
  "deprecation",
  "FutureReturnValueIgnored"
}) // as later versions say; Netty is like that
public final class NettyHttp implements Adapter {
  /** What this file itself puts into a request. */
  private static final List<String> OWN =
      Arrays.asList("Host", "Content-Length", "Transfer-Encoding");

  private final NioEventLoopGroup group = new NioEventLoopGroup(1);

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("netty-4.0.56", 4),
        version("netty-4.1.49", 7).onOldestAndNewestJdk(),
        version("netty-4.1.140", 7),
        version("netty-4.2.20", 7));
  }

  private static ClientVersion version(String row, int woven) {
    String codec = "it is a codec, and no client";
    return ClientVersion.of(NettyHttp.class, row, "Netty", woven)
        .without(Feature.CHANGE_TOLD, "changed versions of it have not been gone through yet")
        .without(Feature.REDIRECT, codec)
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, codec)
        .without(Feature.RESEND_ON_STALE_CONNECTION, codec)
        .without(Feature.REPLAY, codec)
        .without(Feature.REWRITTEN, "the connection is there before the request")
        .without(Feature.CREDENTIALS, codec)
        .without(Feature.USERINFO, codec)
        .without(Feature.PROXY, codec)
        .without(Feature.HTTP2, "its HTTP/2 is tested through Vert.x");
  }

  public NettyHttp(AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    HttpRequest request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      try {
        answers.add(begin(call, request).get());
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof IOException
            ? (IOException) failed.getCause()
            : new IOException(failed.getCause());
      }
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return begin(call, request(call));
  }

  private CompletableFuture<Answer> begin(Call call, HttpRequest request) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    URI url = URI.create(call.url);
    boolean tls = url.getScheme().equals("https");
    int port = url.getPort() < 0 ? (tls ? 443 : 80) : url.getPort();
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) throws Exception {
                if (tls) {
                  SslContext context = SslContextBuilder.forClient().build();
                  channel.pipeline().addLast(context.newHandler(channel.alloc(), host, port));
                }
                channel
                    .pipeline()
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(1 << 24))
                    .addLast(new Receiver(request, answer));
              }
            })
        .connect(host, port)
        .addListener(
            (ChannelFuture connected) -> {
              if (connected.isSuccess()) {
                write(connected.channel(), call, request, answer);
              } else {
                answer.completeExceptionally(connected.cause());
              }
            });
    return answer;
  }

  private static void write(
      Channel channel, Call call, HttpRequest request, CompletableFuture<Answer> answer) {
    ChannelFuture written = channel.write(ReferenceCountUtil.retain(request));
    if (call.bodyKind == Call.Body.CHUNKED) {
      channel.write(new DefaultHttpContent(Unpooled.wrappedBuffer(Streams.bytes(call))));
      channel.write(LastHttpContent.EMPTY_LAST_CONTENT);
    }
    channel.flush();
    written.addListener(
        (ChannelFuture done) -> {
          if (!done.isSuccess()) {
            answer.completeExceptionally(done.cause());
            done.channel().close();
          }
        });
  }

  private static HttpRequest request(Call call) {
    URI url = URI.create(call.url);
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String target = url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    byte[] body = call.bodyKind == Call.Body.NONE ? new byte[0] : Streams.bytes(call);
    HttpMethod method = HttpMethod.valueOf(call.method);
    HttpRequest request =
        call.bodyKind == Call.Body.CHUNKED
            ? new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, target)
            : new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, method, target, Unpooled.wrappedBuffer(body));
    request.headers().set("Host", url.getRawAuthority());
    for (String line : call.headers) {
      if (Call.name(line).equalsIgnoreCase("Host")) {
        request.headers().remove("Host");
      }
      request.headers().add(Call.name(line), Call.value(line));
    }
    if (call.bodyKind == Call.Body.CHUNKED) {
      request.headers().set("Transfer-Encoding", "chunked");
    } else if (body.length > 0) {
      request.headers().set("Content-Length", String.valueOf(body.length));
    }
    return request;
  }

  private static final class Receiver extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final HttpRequest request;
    private final CompletableFuture<Answer> answer;

    Receiver(HttpRequest request, CompletableFuture<Answer> answer) {
      this.request = request;
      this.answer = answer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      List<String> lines = new ArrayList<>();
      for (Map.Entry<String, String> header : request.headers()) {
        if (!OWN.contains(header.getKey())) {
          lines.add(header.getKey() + ": " + header.getValue());
        }
      }
      answer.complete(
          Answer.response(
              response.getStatus().code(),
              response.content().toString(CharsetUtil.UTF_8),
              lines,
              Collections.emptyList()));
      context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      answer.completeExceptionally(new IOException("closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable problem) {
      answer.completeExceptionally(problem);
      context.close();
    }
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
