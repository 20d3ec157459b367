package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel's HTTP component, over Apache HttpClient 4 and 5; only the API of 3.14. */
public final class CamelHttp implements Adapter {
  private final CamelContext context = new DefaultCamelContext();
  private final ProducerTemplate template;
  private final String query;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("camel-http-3.14.10", "Apache HttpClient 4"),
        ApacheHttpClient5Requests.withoutUserinfo(
                version("camel-http-4.22.0", "Apache HttpClient 5"))
            .from(17));
  }

  private static ClientVersion version(String row, String agentsName) {
    return ClientVersion.facade(CamelHttp.class, row, agentsName)
        .without(Verb.OPTIONS_WITH_BODY, "it sends none with OPTIONS")
        .without(Feature.CHUNKED_BODY, "it reads a stream to its end, to know its length")
        .without(Feature.FORGED_HOST, "it keeps Host to itself")
        .without(Feature.HTTP2, "the classic client speaks HTTP/1.1 only");
  }

  public CamelHttp(AdapterOptions options) {
    for (String scheme : Arrays.asList("http", "https")) {
      HttpComponent component = context.getComponent(scheme, HttpComponent.class);
      component.setMaxTotalConnections(AdapterOptions.MAX_CONNECTIONS);
      component.setConnectionsPerRoute(AdapterOptions.MAX_CONNECTIONS);
    }
    context.setStreamCaching(false);
    context.start();
    template = context.createProducerTemplate();
    query =
        "?throwExceptionOnFailure=false&copyHeaders=false"
            + (canBeToldToFollow() ? "&followRedirects=true" : "") // 3.14 does so
            + (options.proxy == null
                ? ""
                : "&proxyAuthScheme=http&proxyHost="
                    + options.proxy.getHostString()
                    + "&proxyPort="
                    + options.proxy.getPort());
  }

  private static boolean canBeToldToFollow() {
    return Arrays.stream(HttpEndpoint.class.getMethods())
        .anyMatch(method -> method.getName().equals("setFollowRedirects"));
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(sendOnce(call));
    }
    return answers;
  }

  private Answer sendOnce(Call call) throws IOException {
    String scheme = call.url.substring(0, call.url.indexOf(':'));
    String bodies = call.bodyKind == Call.Body.NONE ? "" : "&getWithBody=true&deleteWithBody=true";
    Exchange exchange =
        template.send(scheme + "://localhost" + query + bodies, sent -> fill(sent.getIn(), call));
    Exception failure = exchange.getException();
    if (failure != null) {
      throw failure instanceof IOException
          ? (IOException) failure
          : Facades.cause(new IllegalStateException(failure));
    }
    Message response = exchange.getMessage();
    String text = response.getBody(String.class);
    return Answer.response(
        response.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
        text == null ? "" : text,
        lines(exchange.getIn().getHeaders()),
        Collections.emptyList());
  }

  private static void fill(Message message, Call call) {
    message.setHeader(Exchange.HTTP_URI, call.url);
    message.setHeader(Exchange.HTTP_METHOD, call.method);
    call.headers.forEach(line -> message.setHeader(Call.name(line), Call.value(line)));
    if (call.bodyKind == Call.Body.FIXED) {
      message.setBody(Streams.bytes(call));
    } else if (call.bodyKind == Call.Body.CHUNKED) {
      message.setBody(Streams.stream(call));
    }
  }

  private static List<String> lines(Map<String, Object> headers) {
    List<String> lines = new ArrayList<>();
    headers.forEach(
        (name, value) -> {
          if (!name.startsWith("Camel")) {
            lines.add(name + ": " + value);
          }
        });
    return lines;
  }

  @Override
  public void close() {
    context.stop();
  }
}
