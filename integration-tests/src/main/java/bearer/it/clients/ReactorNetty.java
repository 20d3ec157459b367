package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/** Reactor Netty; only the API of 0.9. */
public final class ReactorNetty implements Adapter {
  private final HttpClient client;

  private final ReactorNettyTransport transport = new ReactorNettyTransport();

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        withoutHttp2(version("reactor-netty-0.9.0")),
        withoutHttp2(version("reactor-netty-0.9.25")).onOldestAndNewestJdk(),
        version("reactor-netty-1.0.48").onOldestAndNewestJdk(),
        version("reactor-netty-1.1.22").onOldestAndNewestJdk(),
        version("reactor-netty-1.2.18").onOldestAndNewestJdk(),
        version("reactor-netty-1.3.7"));
  }

  private static ClientVersion version(String row) {
    return withoutAll(ClientVersion.of(ReactorNetty.class, row, "Reactor Netty", 3));
  }

  /** What it cannot do by itself, and not beneath WebClient. */
  static ClientVersion withoutAll(ClientVersion version) {
    return version
        .without(Feature.REWRITTEN, "its target is spread over a chain of immutable settings")
        .without(Feature.REPLAY, "its loop goes on by an event loop, which cannot wait for a token")
        .without(Feature.CREDENTIALS, "it knows no credentials")
        .without(Feature.USERINFO, "it takes the user for a part of the host's name")
        .without(
            Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again that may have arrived");
  }

  static ClientVersion withoutHttp2(ClientVersion version) {
    return version.without(Feature.HTTP2, "0.9 cannot be asked for HTTP/2 or else HTTP/1.1");
  }

  public ReactorNetty(AdapterOptions options) {
    client = transport.client(options);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    Mono<Answer> request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(ReactorNettyTransport.wait(request));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return request(call).toFuture();
  }

  private Mono<Answer> request(Call call) {
    AtomicReference<HttpHeaders> own = new AtomicReference<>();
    HttpClient.RequestSender sender =
        client
            .headers(
                headers -> {
                  call.headers.forEach(line -> headers.add(Call.name(line), Call.value(line)));
                  own.set(headers);
                })
            .request(HttpMethod.valueOf(call.method))
            .uri(call.url);
    HttpClient.ResponseReceiver<?> receiver =
        call.bodyKind == Call.Body.NONE ? sender : sender.send(body(call));
    return receiver.responseSingle(
        (response, body) ->
            body.asString()
                .defaultIfEmpty("")
                .map(text -> answer(response, text, Objects.requireNonNull(own.get()))));
  }

  private static Publisher<ByteBuf> body(Call call) {
    Mono<ByteBuf> whole = Mono.fromSupplier(() -> Unpooled.wrappedBuffer(Streams.bytes(call)));
    return call.bodyKind == Call.Body.FIXED ? whole : Flux.from(whole);
  }

  private static Answer answer(HttpClientResponse response, String body, HttpHeaders own) {
    return Answer.response(
        response.status().code(),
        body,
        ReactorNettyTransport.lines(own),
        ReactorNettyTransport.lines(((HttpClientRequest) response).requestHeaders()));
  }

  @Override
  public void close() {
    transport.close();
  }
}
