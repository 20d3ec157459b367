package bearer.it.contract;

import static bearer.it.contract.Setup.ADD;
import static bearer.it.contract.Setup.NONE;
import static bearer.it.contract.Setup.OVERWRITE;
import static bearer.it.contract.Setup.REPLACE;
import static bearer.it.servers.Api.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.servers.Api;
import bearer.it.servers.RawRequest;
import bearer.it.servers.RawServer;
import bearer.it.servers.Seen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each hop is decided about by its own target: no token follows a redirect to a strange one. */
abstract class RedirectScenarios extends ClientScenarios {
  RedirectScenarios(Target target) {
    super(target);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirect_sameHost_keepsTheToken(int status) {
    requires(Feature.REDIRECT);
    sendOk(ADD, legacy(API.http(path + "a") + redirect(status, API.http(path + "b"))));
    List<Seen> seen = API.seen(path);
    // 308 is not known to every version of every client
    assertThat(seen).hasSizeBetween(status == 308 ? 1 : 2, 2);
    assertThat(seen).allSatisfy(hop -> carriesBearerBeside(hop, ADD));
  }

  @Test
  void redirect_toAnotherNameOfTheHost_hasNoToken() {
    requiresRedirectElsewhere();
    redirectWithoutToken(API.http(path + "a"), API.at("127.0.0.1", path + "b"));
  }

  @Test
  void redirect_toAnotherPort_hasNoToken() {
    requiresRedirectElsewhere();
    redirectWithoutToken(API.http(path + "a"), Api.OTHER.http(path + "b"));
  }

  @Test
  void redirect_fromHttpsToAnotherHttpsPort_hasNoToken() {
    requiresRedirectElsewhere();
    redirectWithoutToken(API.https(path + "a"), Api.OTHER.https(path + "b"));
  }

  @Test
  void redirect_fromHttpsToHttp_hasNoToken() {
    requires(Feature.REDIRECT_TO_ANOTHER_SCHEME);
    redirectWithoutToken(API.https(path + "a"), Api.OTHER.http(path + "b"));
  }

  @Test
  void redirect_ofAConfiguredNameFromHttpsToHttp_hasNoToken() {
    requires(Feature.REDIRECT_TO_ANOTHER_SCHEME);
    requires(Feature.PROXY);
    target.proxy().take();
    String there = "http://api.example.test" + path + "b";
    sendOk(REPLACE, proxied("https://api.example.test" + path + "a" + redirect(302, there)));
    carriesBearerInstead(only(API.seen(path)), REPLACE);
    List<RawRequest> hops = target.proxy().take();
    assertThat(hops.get(0).line()).startsWith("CONNECT api.example.test:443 HTTP/1.");
    assertThat(hops.get(hops.size() - 1).line()).matches("GET .*" + path + "b HTTP/1.1");
    assertThat(hops).allSatisfy(hop -> assertThat(hop.authorization()).isEmpty());
  }

  @Test
  void redirect_overHttp2ToAnotherPort_hasNoToken() {
    requiresRedirectElsewhere();
    requires(Feature.HTTP2);
    requires(Feature.HTTP2_AGAIN);
    String there = Api.OTHER.https(path + "b");
    sendOk(ADD, legacy(API.https(path + "a") + redirect(302, there)).http2());
    assertThat(only(API.seen(path)).authorization()).containsExactly(bearer(ADD));
    assertThat(only(Api.OTHER.seen(path)).authorization()).isEmpty();
  }

  @Test
  void redirect_toAnotherPortWhenReplacing_carriesTheHeadersThatItHasWithoutTheAgent() {
    requiresRedirectElsewhere();
    for (Setup setup : List.of(NONE, REPLACE)) {
      String from = path + setup + "/a";
      sendOk(setup, legacy(API.http(from) + redirect(302, Api.OTHER.http(path + setup + "/b"))));
    }
    carriesBearerInstead(only(API.seen(path + REPLACE)), REPLACE);
    assertThat(only(Api.OTHER.seen(path + REPLACE)).headers())
        .isEqualTo(only(Api.OTHER.seen(path + NONE)).headers());
  }

  @Test
  void redirect_betweenConfiguredHosts_keepsTheToken() {
    requiresRedirectElsewhere();
    target.configured().take();
    String there = target.configured().url("localhost", path + "b");
    sendOk(ADD, legacy(API.http(path + "a") + redirect(302, there)));
    carriesBearerBeside(only(API.seen(path)), ADD);
    assertThat(only(target.configured().take()).authorization()).containsExactly(bearer(ADD));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirect_fromAnotherHost_isByteIdenticalToARunWithoutTheAgent(int status) {
    requiresRedirectElsewhere();
    requires(Feature.REDIRECT_KNOWN);
    RawServer server = target.configured();
    String there = server.url("localhost", path + "b");
    Call call = legacy(Api.OTHER.http(path + "a") + redirect(status, there));
    List<String> without = bytes(NONE, server, call);
    assertThat(without).hasSizeBetween(status == 308 ? 0 : 1, 1);
    assertThat(bytes(REPLACE, server, call)).isEqualTo(without);
    if (without.isEmpty()) {
      requires(Feature.REDIRECT_FORGOTTEN);
    }
    sendOk(REPLACE, legacy(there)); // the next call is the application's own
    assertThat(only(server.take()).authorization()).containsExactly(bearer(REPLACE));
  }

  @Test
  void redirect_fromAnotherHostOverTls_carriesTheLegacyHeadersAlone() {
    requiresRedirectElsewhere();
    requires(Feature.REDIRECT_KNOWN);
    sendOk(REPLACE, legacy(Api.OTHER.https(path + "a") + redirect(302, API.https(path + "b"))));
    carriesLegacyAlone(only(API.seen(path)));
  }

  @Test
  void redirect_fromAnotherHost_allowed_carriesTheToken() {
    requiresRedirectElsewhere();
    sendOk(
        OVERWRITE, Call.get(API.http(path + "first"))); // not every client waits for a token here
    sendOk(OVERWRITE, Call.get(Api.OTHER.http(path + "a") + redirect(302, API.http(path + "b"))));
    assertThat(only(API.seen(path + "b")).authorization()).containsExactly(bearer(OVERWRITE));
  }

  /** Whoever redirects to the API must not make calls in the application's name. */
  @Test
  void redirect_fromAnotherHost_carriesNoToken() {
    requiresRedirectElsewhere();
    requires(Feature.REDIRECT_KNOWN);
    String back = Api.OTHER.http(path + "b") + redirect(302, API.http(path + "c"));
    sendOk(REPLACE, legacy(API.http(path + "a") + redirect(302, back)));
    carriesBearerInstead(only(API.seen(path + "a")), REPLACE);
    assertThat(only(Api.OTHER.seen(path)).authorization()).isEmpty();
    assertThat(only(API.seen(path + "c")).authorization()).isEmpty();
    assertThat(target.jvm(REPLACE).awaitStderr(all -> all.contains(" BA-420 ")))
        .contains(" BA-420 ");
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void redirectedPost_isFollowedAsWithoutTheAgentAndKeepsTheTokenOnItsHost(int status) {
    requires(Feature.REDIRECT_WITH_BODY);
    String without = path + "without/";
    String with = path + "with/";
    send(NONE, redirectedPost(status, without));
    send(ADD, redirectedPost(status, with));
    assertThat(methodsAndBodies(API.seen(with))).isEqualTo(methodsAndBodies(API.seen(without)));
    assertThat(methodsAndBodies(Api.OTHER.seen(with)))
        .isEqualTo(methodsAndBodies(Api.OTHER.seen(without)));
    assertThat(API.seen(with))
        .isNotEmpty()
        .allSatisfy(hop -> assertThat(hop.authorization()).containsExactly(bearer(ADD)));
    assertThat(Api.OTHER.seen(with)).allSatisfy(hop -> assertThat(hop.authorization()).isEmpty());
  }

  private static Call redirectedPost(int status, String path) {
    String there = Api.OTHER.http(path + "c");
    String here = API.http(path + "b") + redirect(status, there);
    return withLegacy(Call.post(API.http(path + "a") + redirect(status, here)));
  }

  private static List<String> methodsAndBodies(List<Seen> all) {
    return all.stream().map(seen -> seen.method() + " " + seen.body()).toList();
  }

  private void redirectWithoutToken(String from, String to) {
    sendOk(ADD, legacy(from + redirect(302, to)));
    List<Seen> here = API.seen(path + "a");
    List<Seen> there = new ArrayList<>(API.seen(path + "b"));
    there.addAll(Api.OTHER.seen(path + "b"));
    assertThat(only(here).authorization()).containsExactly(bearer(ADD));
    assertThat(only(there).authorization()).isEmpty();
  }
}
