package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Streams;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.ClientFactoryBuilder;
import com.linecorp.armeria.client.ClientRequestContext;
import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.client.SessionProtocolNegotiationCache;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.proxy.ProxyConfig;
import com.linecorp.armeria.client.redirect.RedirectConfig;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.common.SessionProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Armeria, which sits on Netty. By default it gives a write up after a second, also one that waits
 * for a token. It asks servers for HTTP/2 over plain http too and remembers who has none, so that a
 * call is not like the next one; here it does so over TLS alone.
 */
public final class Armeria implements Adapter {
  private final ClientFactory plain;
  private final ClientFactory tls;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        Facades.without308(Facades.overNetty(Armeria.class, "armeria-1.40.0")));
  }

  public Armeria(AdapterOptions options) {
    plain = factory(options, false);
    tls = factory(options, options.http2);
  }

  private static ClientFactory factory(AdapterOptions options, boolean http2) {
    ClientFactoryBuilder factory =
        ClientFactory.builder()
            .connectTimeoutMillis(AdapterOptions.TIMEOUT_MILLIS)
            .preferHttp1(!http2);
    if (options.proxy != null) {
      factory.proxyConfig(ProxyConfig.connect(options.proxy));
    }
    return factory.build();
  }

  private static WebClient client(ClientFactory factory) {
    return WebClient.builder()
        .factory(factory)
        .writeTimeoutMillis(AdapterOptions.TIMEOUT_MILLIS)
        .responseTimeoutMillis(AdapterOptions.TIMEOUT_MILLIS)
        .maxResponseLength(0) // any
        .decorator(
            (next, context, request) -> {
              askForNothingElse(context);
              return next.execute(context, request);
            })
        .followRedirects(
            RedirectConfig.builder()
                .allowAllDomains()
                .allowProtocols(SessionProtocol.HTTP, SessionProtocol.HTTPS)
                .build())
        .build();
  }

  /** Also where a redirect leads: it asks there in spite of what it was told. */
  private static void askForNothingElse(ClientRequestContext context) {
    Endpoint endpoint = context.endpoint();
    if (endpoint != null && endpoint.hasPort() && !context.sessionProtocol().isTls()) {
      SessionProtocolNegotiationCache.setUnsupported(
          new InetSocketAddress(endpoint.host(), endpoint.port()), SessionProtocol.H2C);
    }
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    RequestHeaders headers = headers(call);
    for (int i = 0; i < call.times(); i++) {
      answers.add(Facades.await(begin(call, headers)));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return begin(call, headers(call));
  }

  private CompletableFuture<Answer> begin(Call call, RequestHeaders headers) {
    return Facades.unwrapped(
        client(call.url.startsWith("https:") ? tls : plain)
            .execute(request(call, headers))
            .aggregate()
            .thenApply(answer -> answer(answer, call, headers)));
  }

  private static HttpRequest request(Call call, RequestHeaders headers) {
    switch (call.bodyKind) {
      case FIXED:
        return HttpRequest.of(headers, HttpData.wrap(Streams.bytes(call)));
      case CHUNKED:
        HttpRequestWriter request = HttpRequest.streaming(headers);
        request.write(HttpData.wrap(Streams.bytes(call)));
        request.close();
        return request;
      case NONE:
      default:
        return HttpRequest.of(headers);
    }
  }

  private static RequestHeaders headers(Call call) {
    RequestHeadersBuilder headers =
        RequestHeaders.builder(HttpMethod.valueOf(call.method), call.url);
    for (String line : call.headers) {
      headers.add(Call.name(line), Call.value(line));
    }
    return headers.build();
  }

  private static Answer answer(AggregatedHttpResponse answer, Call call, RequestHeaders own) {
    List<String> lines = new ArrayList<>();
    own.forEach((name, value) -> lines.add(asGiven(call, name.toString()) + ": " + value));
    lines.removeIf(line -> line.startsWith(":"));
    return Answer.response(
        answer.status().code(), answer.contentUtf8(), lines, Collections.emptyList());
  }

  /** Its names are in lower case. */
  private static String asGiven(Call call, String name) {
    return call.headers.stream()
        .map(Call::name)
        .filter(given -> given.equalsIgnoreCase(name))
        .findFirst()
        .orElse(name);
  }

  @Override
  public void close() {
    plain.close();
    tls.close();
  }
}
