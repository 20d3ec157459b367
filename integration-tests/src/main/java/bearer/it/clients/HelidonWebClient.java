package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webclient.api.DnsAddressLookup;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.api.WebClientServiceRequest;
import io.helidon.webclient.api.WebClientServiceResponse;
import io.helidon.webclient.spi.DnsResolver;
import io.helidon.webclient.spi.WebClientService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Helidon's WebClient 4.5, over HTTP/1.1. */
public final class HelidonWebClient implements Adapter {
  private static final Duration TIMEOUT = Duration.ofMillis(AdapterOptions.TIMEOUT_MILLIS);
  private static final List<String> ITS_OWN =
      Arrays.asList(
          "host",
          "connection",
          "content-length",
          "user-agent",
          "accept-encoding",
          "proxy-connection");

  private static final String HEADER = "header ";

  /** It asks for the address of a host that it reaches through a proxy, too. */
  private static final class Names implements DnsResolver {
    @Override
    public InetAddress resolveAddress(String host, DnsAddressLookup lookup) {
      try {
        return host.endsWith("localhost") || host.indexOf(':') >= 0
            ? InetAddress.getByName(host)
            : InetAddress.getByAddress(host, InetAddress.getLoopbackAddress().getAddress());
      } catch (UnknownHostException unknown) {
        throw new UncheckedIOException(unknown);
      }
    }
  }

  private final WebClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(version("helidon-4.5.0"));
  }

  /** What ends a chain, two that write heads, and both requests. */
  private static ClientVersion version(String row) {
    return ClientVersion.of(HelidonWebClient.class, row, "Helidon WebClient", 5)
        .from(21)
        .without(Feature.HTTP2, "its HTTP/2 is another library, which is not woven yet")
        .without(Feature.CREDENTIALS, "only a module of its own has them, above the client")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again")
        .without(Feature.REWRITTEN, "where its calls begin is not woven yet");
  }

  public HelidonWebClient(AdapterOptions options) {
    client =
        WebClient.builder()
            .connectTimeout(TIMEOUT)
            .readTimeout(TIMEOUT)
            .shareConnectionCache(false)
            .sendExpectContinue(false)
            .connectionCacheSize(AdapterOptions.MAX_CONNECTIONS)
            .proxy(proxy(options))
            .dnsResolver(new Names())
            .addService(HelidonWebClient::withHeaders)
            .build();
  }

  /** It takes a call's properties along when it follows a redirect, and not its headers. */
  private static WebClientServiceResponse withHeaders(
      WebClientService.Chain chain, WebClientServiceRequest request) {
    for (Map.Entry<String, String> property : request.properties().entrySet()) {
      HeaderName name = HeaderNames.create(property.getKey().substring(HEADER.length()));
      request.headers().setIfAbsent(HeaderValues.create(name, property.getValue()));
    }
    return chain.proceed(request);
  }

  private static Proxy proxy(AdapterOptions options) {
    return options.proxy == null
        ? Proxy.noProxy()
        : Proxy.builder()
            .type(Proxy.ProxyType.HTTP)
            .host(options.proxy.getHostString())
            .port(options.proxy.getPort())
            .build();
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    HttpClientRequest request = client.method(Method.create(call.method));
    request.uri(URI.create(call.url));
    for (String line : call.headers) {
      request.headers().add(HeaderNames.create(Call.name(line)), Call.value(line));
      request.property(HEADER + Call.name(line), Call.value(line));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(answer(call, request));
    }
    return answers;
  }

  private static Answer answer(Call call, HttpClientRequest request) throws IOException {
    try (HttpClientResponse response = response(call, request)) {
      return Answer.response(
          response.status().code(),
          call.method.equals("HEAD") ? "" : Streams.text(response.inputStream()),
          lines(request),
          Collections.emptyList());
    } catch (RuntimeException failed) {
      throw Facades.cause(failed);
    }
  }

  private static HttpClientResponse response(Call call, HttpClientRequest request) {
    switch (call.bodyKind) {
      case NONE:
        return request.request();
      case FIXED:
        return request.submit(Streams.bytes(call));
      default:
        return request.outputStream(
            out -> {
              out.write(Streams.bytes(call));
              out.close();
            });
    }
  }

  private static List<String> lines(HttpClientRequest request) {
    List<String> lines = new ArrayList<>();
    for (Header header : request.headers()) {
      if (!ITS_OWN.contains(header.name().toLowerCase(Locale.ROOT))) {
        for (String value : header.allValues()) {
          lines.add(header.name() + ": " + value);
        }
      }
    }
    return lines;
  }

  @Override
  public void close() {
    // its connections are closed with the JVM
  }
}
