package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import cats.effect.IO;
import cats.effect.kernel.Async;
import cats.effect.unsafe.IORuntime;
import fs2.Chunk;
import fs2.Stream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.http4s.Charset;
import org.http4s.EntityDecoder;
import org.http4s.Header;
import org.http4s.HttpVersion;
import org.http4s.Method;
import org.http4s.Request;
import org.http4s.Uri;
import org.http4s.blaze.client.BlazeClientBuilder;
import org.http4s.client.Client;
import org.http4s.client.middleware.FollowRedirect;
import org.typelevel.ci.CIString;
import org.typelevel.vault.Vault$;
import scala.Tuple2;
import scala.collection.immutable.Nil$;

/** http4s over blaze, with cats-effect's {@code IO}, and its own client that follows redirects. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Java has no types of types
public final class Http4sBlaze implements Adapter {
  private static final int MOST_REDIRECTS = 20;
  private static final String LENGTH = "Content-Length";
  private static final String ENCODING = "Transfer-Encoding";
  private static final Async<IO> EFFECTS = (Async<IO>) (Async) IO.asyncForIO();

  private final Client<IO> client;
  private final IO<?> close;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("http4s-0.23.12")
            .without(
                Feature.RESEND_ON_STALE_CONNECTION,
                "cats-effect 3.3 prints on stderr what the first try failed with"),
        version("http4s-scala2.12-0.23.16").onOldestAndNewestJdk(),
        version("http4s-0.23.16"));
  }

  private static ClientVersion version(String row) {
    return ClientVersion.of(Http4sBlaze.class, row, "http4s blaze", 2)
        .without(Feature.CHANGE_TOLD, "not every change of Scala's and cats' own types is told")
        .without(Feature.HTTP2, "it speaks HTTP/1.1 only")
        .without(Feature.PROXY, "it knows no proxies")
        .without(Feature.IPV6_LITERAL, "it writes the address as its Host without brackets")
        .without(Feature.CREDENTIALS, "it knows no credentials")
        .without(Feature.REDIRECT_KNOWN, "it follows redirects by new calls")
        .without(Feature.REPLAY, "it sends nothing again that has been answered")
        .without(Feature.REWRITTEN, "where its calls begin is not woven yet");
  }

  public Http4sBlaze(AdapterOptions options) {
    IO<Tuple2<Client<IO>, IO<?>>> opened =
        (IO<Tuple2<Client<IO>, IO<?>>>)
            BlazeClientBuilder.<IO>apply(EFFECTS)
                .withMaxTotalConnections(AdapterOptions.MAX_CONNECTIONS)
                .withMaxConnectionsPerRequestKey(any -> AdapterOptions.MAX_CONNECTIONS)
                .resource()
                .allocated(EFFECTS);
    Tuple2<Client<IO>, IO<?>> both = run(opened).join();
    client =
        FollowRedirect.apply(
            MOST_REDIRECTS, FollowRedirect.<IO>apply$default$2(), both._1(), EFFECTS);
    close = both._2();
  }

  private static <T> CompletableFuture<T> run(IO<T> effect) {
    return effect.unsafeToCompletableFuture(IORuntime.global());
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    Request<IO> request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      try {
        answers.add(answer(request).get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException) {
          throw (IOException) e.getCause();
        }
        throw new IllegalStateException(e.getCause());
      }
    }
    return answers;
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Call call) {
    return answer(request(call));
  }

  private static Request<IO> request(Call call) {
    List<Header.Raw> headers = new ArrayList<>();
    for (String line : call.headers) {
      headers.add(header(Call.name(line), Call.value(line)));
    }
    byte[] body = call.bodyKind == Call.Body.NONE ? new byte[0] : Streams.bytes(call);
    if (call.bodyKind != Call.Body.NONE) { // which entities bring
      headers.add(
          call.bodyKind == Call.Body.FIXED
              ? header(LENGTH, String.valueOf(body.length))
              : header(ENCODING, "chunked"));
    }
    return Request.apply(
        Method.fromString(call.method).toOption().get(),
        Uri.unsafeFromString(call.url),
        HttpVersion.HTTP$div1$u002E1(),
        scala(headers),
        call.bodyKind == Call.Body.NONE
            ? (Stream<IO, Object>) (Stream) Stream.empty()
            : (Stream<IO, Object>) (Stream) Stream.chunk(Chunk.byteBuffer(ByteBuffer.wrap(body))),
        Vault$.MODULE$.empty());
  }

  private static Header.Raw header(String name, String value) {
    return new Header.Raw(CIString.apply(name), value);
  }

  private static scala.collection.immutable.List<Header.Raw> scala(List<Header.Raw> headers) {
    scala.collection.immutable.List<Header.Raw> all =
        (scala.collection.immutable.List<Header.Raw>) (Object) Nil$.MODULE$;
    for (int i = headers.size() - 1; i >= 0; i--) {
      all = all.$colon$colon(headers.get(i));
    }
    return all;
  }

  private CompletableFuture<Answer> answer(Request<IO> request) {
    EntityDecoder<IO, String> text = EntityDecoder.text(EFFECTS, Charset.UTF$minus8());
    IO<Answer> answer =
        (IO<Answer>)
            client
                .run(request)
                .use(
                    response ->
                        ((IO<String>) response.as(EFFECTS, text))
                            .map(body -> answer(request, response.status().code(), body)),
                    EFFECTS);
    return run(answer);
  }

  private static Answer answer(Request<IO> request, int status, String body) {
    List<String> lines = new ArrayList<>();
    scala.collection.Iterator<?> headers = request.headers().iterator();
    while (headers.hasNext()) {
      Header.Raw header = (Header.Raw) headers.next();
      if (!header.name().toString().equals(LENGTH) && !header.name().toString().equals(ENCODING)) {
        lines.add(header.name() + ": " + header.value());
      }
    }
    return Answer.response(status, body, lines, lines);
  }

  @Override
  public void close() {
    run(close).join();
  }
}
