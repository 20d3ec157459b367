package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import bearer.it.contract.Streams;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;
import software.amazon.awssdk.http.async.SimpleSubscriber;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.async.SimplePublisher;

/** The AWS SDK 2 over Netty. */
@OtherTransportOf(AwsApache.class)
@SuppressWarnings("FutureReturnValueIgnored") // of what the publisher itself reports
public final class AwsNetty implements Adapter {
  private final EventLoopGroup threads = new NioEventLoopGroup();
  private final SdkAsyncHttpClient http;
  private final SdkAsyncHttpClient https;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        AwsRequests.facade(AwsNetty.class, "aws-netty-2.58.0", "Netty")
            .without(Feature.RESEND_ON_STALE_CONNECTION, "that is left to the SDK's own loop"));
  }

  public AwsNetty(AdapterOptions options) {
    http = builder(options).build();
    https =
        options.http2
            ? builder(options)
                .protocol(Protocol.HTTP2)
                .protocolNegotiation(ProtocolNegotiation.ALPN)
                .build()
            : http;
  }

  private NettyNioAsyncHttpClient.Builder builder(AdapterOptions options) {
    NettyNioAsyncHttpClient.Builder builder =
        NettyNioAsyncHttpClient.builder()
            .eventLoopGroup(SdkEventLoopGroup.create(threads, NioSocketChannel::new))
            .connectionTimeout(AwsRequests.TIMEOUT)
            .readTimeout(AwsRequests.TIMEOUT)
            .tlsNegotiationTimeout(AwsRequests.TIMEOUT)
            .connectionAcquisitionTimeout(AwsRequests.TIMEOUT)
            .maxConcurrency(AdapterOptions.MAX_CONNECTIONS);
    if (options.proxy != null) {
      builder.proxyConfiguration(
          ProxyConfiguration.builder()
              .host(options.proxy.getHostString())
              .port(options.proxy.getPort())
              .build());
    }
    return builder;
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    SdkHttpRequest request = AwsRequests.request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(Facades.await(begin(call, request)));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return begin(call, AwsRequests.request(call));
  }

  private CompletableFuture<Answer> begin(Call call, SdkHttpRequest request) {
    Received received = new Received();
    return (call.url.startsWith("https:") ? https : http)
        .execute(
            AsyncExecuteRequest.builder()
                .request(AwsSigning.signed(call, request))
                .requestContentPublisher(new Content(call))
                .responseHandler(received)
                .build())
        .thenCombine(
            received.body, (none, body) -> received.answer(body, AwsRequests.callers(request)));
  }

  private static final class Content implements SdkHttpContentPublisher {
    private final Call call;

    Content(Call call) {
      this.call = call;
    }

    @Override
    public Optional<Long> contentLength() {
      return call.bodyKind == Call.Body.CHUNKED
          ? Optional.empty()
          : Optional.of((long) Streams.bytes(call).length);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      SimplePublisher<ByteBuffer> once = new SimplePublisher<>();
      if (call.bodyKind != Call.Body.NONE) {
        once.send(ByteBuffer.wrap(Streams.bytes(call)));
      }
      once.complete();
      once.subscribe(subscriber);
    }
  }

  private static final class Received implements SdkAsyncHttpResponseHandler {
    final CompletableFuture<String> body = new CompletableFuture<>();
    private volatile int status;

    @Override
    public void onHeaders(SdkHttpResponse response) {
      status = response.statusCode();
    }

    @Override
    public void onStream(Publisher<ByteBuffer> stream) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      stream.subscribe(
          new SimpleSubscriber(
              part -> bytes.write(BinaryUtils.copyBytesFrom(part), 0, part.remaining())) {
            @Override
            public void onComplete() {
              body.complete(new String(bytes.toByteArray(), StandardCharsets.UTF_8));
            }

            @Override
            public void onError(Throwable problem) {
              body.completeExceptionally(problem);
            }
          });
    }

    @Override
    public void onError(Throwable problem) {
      body.completeExceptionally(problem);
    }

    Answer answer(String text, List<String> callers) {
      return Answer.response(status, text, callers, Collections.emptyList());
    }
  }

  @Override
  public void close() {
    http.close();
    https.close();
    // connections that end tell the pools of the SDK so, by their event loops
    threads.shutdownGracefully(100, 5000, TimeUnit.MILLISECONDS).syncUninterruptibly();
  }
}
