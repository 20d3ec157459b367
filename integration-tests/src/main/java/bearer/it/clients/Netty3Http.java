package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jboss.netty.bootstrap.ClientBootstrap;
import org.jboss.netty.buffer.ChannelBuffers;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.channel.ChannelFuture;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.ChannelPipeline;
import org.jboss.netty.channel.ChannelPipelineFactory;
import org.jboss.netty.channel.ChannelStateEvent;
import org.jboss.netty.channel.Channels;
import org.jboss.netty.channel.ExceptionEvent;
import org.jboss.netty.channel.MessageEvent;
import org.jboss.netty.channel.SimpleChannelDownstreamHandler;
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
import org.jboss.netty.handler.ssl.SslHandler;
import org.jboss.netty.util.CharsetUtil;

/** Netty 3's HTTP/1 codec, with a connection for each call. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty is like that
public final class Netty3Http implements Adapter {
  /** What this file itself puts into a request. */
  private static final List<String> OWN =
      Arrays.asList("Host", "Content-Length", "Transfer-Encoding");

  private final NioClientSocketChannelFactory threads =
      new NioClientSocketChannelFactory(
          Executors.newCachedThreadPool(), Executors.newCachedThreadPool(), 1);

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("netty3-3.6.6"), version("netty3-3.10.6"));
  }

  private static ClientVersion version(String row) {
    String codec = "it is a codec, and no client";
    return ClientVersion.of(Netty3Http.class, row, "Netty 3", 4)
        .without(Feature.REDIRECT, codec)
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, codec)
        .without(Feature.RESEND_ON_STALE_CONNECTION, codec)
        .without(Feature.REPLAY, codec)
        .without(Feature.REWRITTEN, "the connection is there before the request")
        .without(Feature.CREDENTIALS, codec)
        .without(Feature.USERINFO, codec)
        .without(Feature.PROXY, codec)
        .without(Feature.HTTP2, "it speaks HTTP/1.1 only");
  }

  public Netty3Http(AdapterOptions options) {}

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    HttpRequest request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(Facades.await(begin(call, request)));
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
    ClientBootstrap bootstrap = new ClientBootstrap(threads);
    bootstrap.setPipelineFactory(new Handlers(host, port, tls, new Receiver(request, answer)));
    bootstrap
        .connect(new InetSocketAddress(host, port))
        .addListener(
            connected -> {
              if (connected.isSuccess()) {
                write(connected.getChannel(), call, request, answer);
              } else {
                answer.completeExceptionally(connected.getCause());
              }
            });
    return answer;
  }

  private static void write(
      Channel channel, Call call, HttpRequest request, CompletableFuture<Answer> answer) {
    ChannelFuture written = channel.write(request);
    if (call.bodyKind == Call.Body.CHUNKED) {
      channel.write(new DefaultHttpChunk(ChannelBuffers.wrappedBuffer(Streams.bytes(call))));
      channel.write(HttpChunk.LAST_CHUNK);
    }
    written.addListener(
        done -> {
          if (!done.isSuccess()) {
            answer.completeExceptionally(done.getCause());
            done.getChannel().close();
          }
        });
  }

  private static HttpRequest request(Call call) {
    URI url = URI.create(call.url);
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String target = url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    HttpRequest request =
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(call.method), target);
    String host = url.getRawAuthority();
    for (String line : call.headers) {
      if (Call.name(line).equalsIgnoreCase("Host")) {
        host = Call.value(line);
      } else {
        Netty3Headers.add(request, Call.name(line), Call.value(line));
      }
    }
    Netty3Headers.add(request, "Host", host);
    if (call.bodyKind == Call.Body.CHUNKED) {
      request.setChunked(true);
      Netty3Headers.add(request, "Transfer-Encoding", "chunked");
    } else if (call.bodyKind == Call.Body.FIXED) {
      byte[] body = Streams.bytes(call);
      request.setContent(ChannelBuffers.wrappedBuffer(body));
      Netty3Headers.add(request, "Content-Length", String.valueOf(body.length));
    }
    return request;
  }

  private static final class Handlers implements ChannelPipelineFactory {
    private final String host;
    private final int port;
    private final boolean tls;
    private final Receiver receiver;

    Handlers(String host, int port, boolean tls, Receiver receiver) {
      this.host = host;
      this.port = port;
      this.tls = tls;
      this.receiver = receiver;
    }

    @Override
    public ChannelPipeline getPipeline() throws GeneralSecurityException {
      ChannelPipeline pipeline = Channels.pipeline();
      if (tls) {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine(host, port);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.2"}); // 1.3 is newer than Netty 3
        SSLParameters verified = engine.getSSLParameters();
        verified.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(verified);
        pipeline.addLast("tls", new SslHandler(engine));
      }
      pipeline.addLast("wire", new Wire(receiver));
      pipeline.addLast("codec", new HttpClientCodec());
      pipeline.addLast("whole", new HttpChunkAggregator(1 << 24));
      pipeline.addLast("receiver", receiver);
      return pipeline;
    }
  }

  /** Sees what has been encoded: from then on an answer may come, to another thread. */
  private static final class Wire extends SimpleChannelDownstreamHandler {
    private final Receiver receiver;

    Wire(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void writeRequested(ChannelHandlerContext context, MessageEvent event) throws Exception {
      receiver.encoded();
      super.writeRequested(context, event);
    }
  }

  private static final class Receiver extends SimpleChannelUpstreamHandler {
    private final HttpRequest request;
    private final CompletableFuture<Answer> answer;
    private final Set<String> lines = Collections.synchronizedSet(new LinkedHashSet<>());

    Receiver(HttpRequest request, CompletableFuture<Answer> answer) {
      this.request = request;
      this.answer = answer;
    }

    void encoded() {
      for (Map.Entry<String, String> header : Netty3Headers.of(request)) {
        if (!OWN.contains(header.getKey())) {
          lines.add(header.getKey() + ": " + header.getValue());
        }
      }
    }

    @Override
    public void messageReceived(ChannelHandlerContext context, MessageEvent event) {
      HttpResponse response = (HttpResponse) event.getMessage();
      encoded();
      answer.complete(
          Answer.response(
              response.getStatus().getCode(),
              response.getContent().toString(CharsetUtil.UTF_8),
              new ArrayList<>(lines),
              Collections.emptyList()));
      context.getChannel().close();
    }

    @Override
    public void channelClosed(ChannelHandlerContext context, ChannelStateEvent event) {
      answer.completeExceptionally(new IOException("closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, ExceptionEvent event) {
      answer.completeExceptionally(event.getCause());
      context.getChannel().close();
    }
  }

  @Override
  public void close() {
    threads.releaseExternalResources();
  }
}
