package bearer.it.contract;

import static bearer.it.contract.Setup.REPLACE;
import static bearer.it.servers.Api.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.servers.Api;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What each client tells of the connection that a head is written to, as the agent says at debug.
 */
abstract class FactScenarios extends SelectionScenarios {
  private static final String PLAIN = "TLS NO, forward proxy NO, 0 Authorization, ";
  private static final String TLS = "TLS YES, forward proxy NO, 0 Authorization, ";
  private static final String API_ORIGIN = "http://localhost:" + API.port();
  private static final String OTHER_ORIGIN = "http://localhost:" + Api.OTHER.port();

  FactScenarios(Target target) {
    super(target);
  }

  @Test
  void facts_http() {
    tells(legacy(API.http(path)), API_ORIGIN + ", " + PLAIN + "no redirect");
  }

  @Test
  void facts_https() {
    tells(
        legacy(API.https(path)),
        "https://localhost:" + API.httpsPort() + ", " + TLS + "no redirect");
  }

  @Test
  void facts_http2() {
    requires(Feature.HTTP2);
    tells(
        legacy(API.https(path)).http2(),
        "https://localhost:" + API.httpsPort() + ", " + TLS + "no redirect");
  }

  @Test
  void facts_forwardProxy() {
    requires(Feature.PROXY);
    tells(
        proxied("http://api.example.test:8080" + path),
        "http://api.example.test:8080, TLS NO, forward proxy YES, 0 Authorization, no redirect");
  }

  @Test
  void facts_tunnel() {
    requires(Feature.PROXY);
    tells(
        proxied("https://api.example.test:8443" + path).session("facts"),
        "https://api.example.test:8443, " + TLS + "no redirect");
  }

  @Test
  void facts_ownAuthorization() {
    tells(
        legacy(API.http(path)).header("Authorization", "Basic b3du"),
        API_ORIGIN + ", TLS NO, forward proxy NO, 1 Authorization, no redirect");
  }

  @Test
  void facts_redirect_sameOrigin() {
    requires(Feature.REDIRECT);
    requires(Feature.REDIRECT_KNOWN);
    tells(
        legacy(API.http(path + "a") + redirect(302, API.http(path + "b"))),
        API_ORIGIN + ", " + PLAIN + "no redirect",
        API_ORIGIN + ", " + PLAIN + "redirected from " + API_ORIGIN);
  }

  @Test
  void facts_redirect_foreignOrigin_andTheNextCallFollowsNone() {
    requiresRedirectElsewhere();
    requires(Feature.REDIRECT_KNOWN);
    Call foreign = legacy(Api.OTHER.http(path + "a") + redirect(307, API.http(path + "b")));
    for (int i = 0; i < 2; i++) {
      tells(
          foreign,
          OTHER_ORIGIN + ", " + PLAIN + "no redirect",
          API_ORIGIN + ", " + PLAIN + "redirected from " + OTHER_ORIGIN);
    }
  }

  @Test
  void facts_redirect_ofARedirect() {
    requiresRedirectElsewhere();
    requires(Feature.REDIRECT_KNOWN);
    String last = API.http(path + "b") + redirect(302, API.http(path + "c"));
    tells(
        legacy(Api.OTHER.http(path + "a") + redirect(302, last)),
        OTHER_ORIGIN + ", " + PLAIN + "no redirect",
        API_ORIGIN + ", " + PLAIN + "redirected from " + OTHER_ORIGIN,
        API_ORIGIN + ", " + PLAIN + "redirected from " + API_ORIGIN);
  }

  @Test
  void facts_redirect_fromHttpToHttps() {
    requires(Feature.REDIRECT_TO_ANOTHER_SCHEME);
    requires(Feature.REDIRECT_KNOWN);
    tells(
        legacy(API.http(path + "a") + redirect(302, API.https(path + "b"))),
        API_ORIGIN + ", " + PLAIN + "no redirect",
        "https://localhost:" + API.httpsPort() + ", " + TLS + "redirected from " + API_ORIGIN);
  }

  @Test
  void facts_redirectThatIsNotFollowed_isForgotten() {
    send(REPLACE, legacy(Api.OTHER.http(path + "a?status=302"))); // without a Location
    tells(legacy(API.http(path)), API_ORIGIN + ", " + PLAIN + "no redirect");
  }

  /**
   * One line for each head, in order, those of tunnels apart; lines of calls before may come late.
   */
  private void tells(Call call, String... heads) {
    String client = target.about.client().agentsName;
    String start = "[bearer-agent] DEBUG BA-204 " + client + " writes the head of a GET to ";
    sendOk(REPLACE, call);
    String stderr =
        target.jvm(REPLACE).awaitStderr(all -> endsWith(lines(all, start), List.of(heads)));
    assertThat(lines(stderr, start)).endsWith(heads);
  }

  private static boolean endsWith(List<String> all, List<String> end) {
    return all.size() >= end.size() && all.subList(all.size() - end.size(), all.size()).equals(end);
  }

  private static List<String> lines(String stderr, String start) {
    return stderr
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }
}
