package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLEngine;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.reactor.ssl.TlsDetails;
import org.jspecify.annotations.Nullable;

/** What every kind of async Apache HttpClient 5 has in common; only the API of 5.0. */
@SuppressWarnings("deprecation") // of later versions
final class ApacheHttpAsyncClient5Requests {
  private ApacheHttpAsyncClient5Requests() {}

  static ClientVersion version(Class<? extends Adapter> adapter, String row, int woven) {
    return ClientVersion.of(adapter, row, "Apache HttpClient 5 async", woven)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(
            Feature.RESEND_ON_STALE_CONNECTION,
            "it leaves it to its caller when a kept connection turns out to be closed");
  }

  /** Of 5.0. */
  static ClientVersion withoutHttp2(ClientVersion version) {
    return version.without(
        Feature.HTTP2, "it closes connections to the server of these tests, without the agent too");
  }

  static PoolingAsyncClientConnectionManager connections(boolean http2) {
    return PoolingAsyncClientConnectionManagerBuilder.create()
        .setMaxConnTotal(AdapterOptions.MAX_CONNECTIONS)
        .setMaxConnPerRoute(AdapterOptions.MAX_CONNECTIONS)
        .setTlsStrategy(http2 ? negotiating() : null)
        .build();
  }

  /** Versions before 5.2 do not ask by themselves what TLS has agreed on. */
  static TlsStrategy negotiating() {
    return ClientTlsStrategyBuilder.create()
        .useSystemProperties()
        .setTlsDetailsFactory(
            engine -> new TlsDetails(engine.getSession(), applicationProtocol(engine)))
        .build();
  }

  private static String applicationProtocol(SSLEngine engine) {
    try { // of newer releases of Java 8 too
      return (String) SSLEngine.class.getMethod("getApplicationProtocol").invoke(engine);
    } catch (ReflectiveOperationException none) {
      throw new IllegalStateException(none);
    }
  }

  static List<Answer> send(CloseableHttpAsyncClient client, Call call)
      throws IOException, InterruptedException {
    HttpRequest request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      try {
        answers.add(execute(client, request, call).get());
      } catch (ExecutionException failed) {
        Throwable cause = failed.getCause();
        throw cause instanceof IOException ? (IOException) cause : new IOException(cause);
      }
    }
    return answers;
  }

  static Future<Answer> sendAsync(CloseableHttpAsyncClient client, Call call) {
    return execute(client, request(call), call);
  }

  private static CompletableFuture<Answer> execute(
      CloseableHttpAsyncClient client, HttpRequest request, Call call) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    HttpClientContext context = ApacheHttpClient5Requests.context(call);
    Future<?> pending =
        client.execute(
            new BasicRequestProducer(request, body(call)),
            SimpleResponseConsumer.create(),
            context,
            new Told(answer, request, context));
    if (pending.isCancelled()) {
      answer.cancel(false);
    }
    return answer;
  }

  private static final class Told implements FutureCallback<SimpleHttpResponse> {
    private final CompletableFuture<Answer> answer;
    private final HttpRequest request;
    private final HttpClientContext context;

    Told(CompletableFuture<Answer> answer, HttpRequest request, HttpClientContext context) {
      this.answer = answer;
      this.request = request;
      this.context = context;
    }

    @Override
    public void completed(SimpleHttpResponse response) {
      answer.complete(answer(request, response, context));
    }

    @Override
    public void failed(Exception problem) {
      answer.completeExceptionally(problem);
    }

    @Override
    public void cancelled() {
      answer.cancel(false);
    }
  }

  private static Answer answer(
      HttpRequest request, SimpleHttpResponse response, HttpClientContext context) {
    HttpMessage sent = context.getRequest();
    String body = response.getBodyText();
    return Answer.response(
        response.getCode(),
        body == null ? "" : body,
        lines(request),
        sent == null ? Collections.emptyList() : lines(sent));
  }

  private static List<String> lines(HttpMessage message) {
    List<String> lines = new ArrayList<>();
    for (Header header : message.getHeaders()) {
      lines.add(header.getName() + ": " + header.getValue());
    }
    return lines;
  }

  private static HttpRequest request(Call call) {
    SimpleHttpRequest request = new SimpleHttpRequest(call.method, URI.create(call.url));
    for (String line : call.headers) {
      request.addHeader(Call.name(line), Call.value(line));
    }
    return request;
  }

  private static @Nullable AsyncEntityProducer body(Call call) {
    switch (call.bodyKind) {
      case FIXED:
        return new BasicAsyncEntityProducer(Streams.bytes(call), null);
      case CHUNKED:
        return new Streamed(Streams.bytes(call));
      case NONE:
      default:
        return null;
    }
  }

  /** A body of unknown length that can be read once. */
  private static final class Streamed implements AsyncEntityProducer {
    private final ByteBuffer bytes;

    Streamed(byte[] bytes) {
      this.bytes = ByteBuffer.wrap(bytes);
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }

    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getContentEncoding() {
      return null;
    }

    @Override
    public boolean isChunked() {
      return true;
    }

    @Override
    public Set<String> getTrailerNames() {
      return Collections.emptySet();
    }

    @Override
    public int available() {
      return Integer.MAX_VALUE;
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
      channel.write(bytes);
      if (!bytes.hasRemaining()) {
        channel.endStream();
      }
    }

    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}
  }
}
