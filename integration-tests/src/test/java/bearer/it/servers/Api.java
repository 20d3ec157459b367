package bearer.it.servers;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An API and an authorization server in one, over http and https (HTTP/2 too), for every test and
 * any number of threads. A test tells its own requests by a path that no other test uses.
 */
public final class Api {
  /** The server that tests configure the agent for. */
  public static final Api CONFIGURED = new Api();

  /** Another one, on other ports, that no test configures. */
  public static final Api OTHER = new Api();

  /** Connections that wait to be accepted: more would be refused, or their request resent. */
  private static final int AT_ONCE = 2_000;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final ApiAnswers answers = new ApiAnswers();
  private final WireMockServer server;

  private Api() {
    server =
        new WireMockServer(
            wireMockConfig()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(Tls.keystore())
                .keystorePassword(Tls.PASSWORD)
                .keyManagerPassword(Tls.PASSWORD)
                .keystoreType("PKCS12")
                .containerThreads(64)
                .jettyAcceptQueueSize(AT_ONCE)
                .disableRequestJournal()
                .extensions(answers));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
  }

  /** A path that no other test uses. */
  public static String newPath() {
    return "/it/" + NUMBER.incrementAndGet() + "/";
  }

  public int port() {
    return server.port();
  }

  public int httpsPort() {
    return server.httpsPort();
  }

  public String http(String path) {
    return at("localhost", path);
  }

  /** An http URL with another name or address for this machine. */
  public String at(String host, String path) {
    return "http://" + host + ":" + port() + path;
  }

  public String https(String path) {
    return "https://localhost:" + httpsPort() + path;
  }

  /** What to append to a path so that the server answers with a redirect. */
  public static String redirect(int status, String location) {
    return "?status=" + status + "&to=" + URLEncoder.encode(location, StandardCharsets.UTF_8);
  }

  /** The requests whose path starts so, in order of arrival. */
  public List<Seen> seen(String pathPrefix) {
    return answers.seen(pathPrefix);
  }

  /** How many token requests a client id has made. */
  public int tokenRequests(String clientId) {
    return answers.tokenRequests(clientId).size();
  }

  public Seen onlyTokenRequest(String clientId) {
    List<Seen> all = answers.tokenRequests(clientId);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " token requests: " + all);
    }
    return all.get(0);
  }
}
