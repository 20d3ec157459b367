package bearer.it.servers;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Records every request and answers as its own URL asks: {@code status}, {@code to} for the
 * Location, {@code echo} for the Authorization header as the body, {@code basic} for a challenge if
 * there are no Basic credentials, {@code soap} for an envelope as the body, {@code when-asked} and
 * {@code release} for a client whose token is held; {@code /oauth2/*} is the token endpoint.
 */
final class ApiAnswers implements ResponseDefinitionTransformerV2 {
  private static final String ENVELOPE =
      "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body/></e:Envelope>";

  /** By the first two segments of the path, which name the test. */
  private final Map<String, Queue<Seen>> seen = new ConcurrentHashMap<>();

  @Override
  public String getName() {
    return "api";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    Seen arrived = Seen.of(request);
    seen.computeIfAbsent(key(request.getUrl()), any -> new ConcurrentLinkedQueue<>()).add(arrived);
    return request.getUrl().startsWith("/oauth2/")
        ? TokenEndpoint.answer(arrived)
        : answer(request);
  }

  private static ResponseDefinition answer(Request request) {
    ResponseDefinitionBuilder answer =
        ResponseDefinitionBuilder.responseDefinition().withStatus(status(request));
    if (request.queryParameter("when-asked").isPresent()) {
      TokenEndpoint.HELD.awaitAsked(request.queryParameter("when-asked").firstValue());
    }
    if (request.queryParameter("release").isPresent()) {
      TokenEndpoint.HELD.release(request.queryParameter("release").firstValue());
    }
    if (request.queryParameter("to").isPresent()) {
      answer.withHeader("Location", request.queryParameter("to").firstValue());
    }
    if (request.queryParameter("echo").isPresent()) {
      answer.withBody(request.getHeader("Authorization"));
    }
    if (request.queryParameter("soap").isPresent()) {
      answer.withHeader("Content-Type", "text/xml").withBody(ENVELOPE);
    }
    if (isChallenged(request)) {
      answer.withStatus(401).withHeader("WWW-Authenticate", "Basic realm=\"api\"");
    }
    return answer.build();
  }

  private static boolean isChallenged(Request request) {
    String given = request.getHeader("Authorization");
    return request.queryParameter("basic").isPresent()
        && (given == null || !given.startsWith("Basic "));
  }

  private static int status(Request request) {
    return request.queryParameter("status").isPresent()
        ? Integer.parseInt(request.queryParameter("status").firstValue())
        : 200;
  }

  List<Seen> seen(String pathPrefix) {
    return all(key(pathPrefix)).stream().filter(s -> s.path().startsWith(pathPrefix)).toList();
  }

  List<Seen> tokenRequests(String clientId) {
    return seen.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("/oauth2/"))
        .flatMap(entry -> entry.getValue().stream())
        .filter(s -> TokenEndpoint.clientId(s).equals(clientId))
        .toList();
  }

  private Queue<Seen> all(String key) {
    return seen.getOrDefault(key, new ConcurrentLinkedQueue<>());
  }

  private static String key(String path) {
    int second = path.indexOf('/', 1);
    int end = path.indexOf('/', second + 1);
    return end < 0 ? path : path.substring(0, end);
  }
}
