package bearer.it;

import static bearer.it.Api.redirect;
import static bearer.it.Setup.ADD;
import static bearer.it.Setup.FAIL;
import static bearer.it.Setup.NONE;
import static bearer.it.Setup.OBSERVE;
import static bearer.it.Setup.OFF;
import static bearer.it.Setup.OVERWRITE;
import static bearer.it.Setup.PASS_THROUGH;
import static bearer.it.Setup.REPLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.apps.Answer;
import bearer.it.apps.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every HTTP client does with the agent, observed on the wire. A subclass names the versions
 * of one client in a static method {@code targets()}, and what that client cannot do.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("targets")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(NamesTheTarget.class)
abstract class HttpClientContract {
  private static final Api API = Api.CONFIGURED;

  private final Target target;
  private final String path = Target.path();

  HttpClientContract(Target target) {
    this.target = target;
  }

  @Test
  @Order(1) // the JVM that it uses must not have a token yet
  void coldStart_twoHundredThreads_makeOneTokenRequest() {
    assertThat(target.jvm(REPLACE).tokenRequests()).isZero();
    List<Answer> answers = target.send(REPLACE, legacy(API.http(path)).threads(200));
    assertThat(answers).hasSize(200).allSatisfy(HttpClientContract::isOk);
    assertThat(API.seen(path)).hasSize(200).allSatisfy(seen -> carriesBearerInstead(seen, REPLACE));
    assertThat(target.jvm(REPLACE).tokenRequests()).isEqualTo(1);
  }

  // What arrives at a configured host

  @ParameterizedTest
  @EnumSource
  void verb_configuredHost_carriesOneTokenBesideTheLegacyHeaders(Verb verb) {
    requires(verb);
    sendOk(ADD, withLegacy(verb.call(API.http(path))));
    Seen seen = only(API.seen(path));
    assertThat(seen.method()).isEqualTo(verb.method());
    assertThat(seen.body()).isEqualTo(verb.body());
    carriesBearerBeside(seen, ADD);
  }

  @Test
  void https_configuredHost_carriesTheToken() {
    sendOk(ADD, legacy(API.https(path)));
    carriesBearerBeside(only(API.seen(path)), ADD);
  }

  @Test
  void chunkedBody_configuredHost_arrivesWholeWithTheToken() {
    String body = "0123456789".repeat(2000);
    sendOk(ADD, withLegacy(Call.post(API.http(path)).body(Call.Body.CHUNKED, body)));
    Seen seen = only(API.seen(path));
    assertThat(seen.body()).isEqualTo(body);
    assertThat(seen.all("transfer-encoding")).containsExactly("chunked");
    carriesBearerBeside(seen, ADD);
  }

  @Test
  void http2_configuredHost_carriesTheTokenInsteadOfTheLegacyHeaders() {
    requires(Feature.HTTP2);
    sendOk(REPLACE, legacy(API.https(path)).http2().times(2));
    sendOk(REPLACE, withLegacy(Call.post(API.https(path))).http2());
    assertThat(API.seen(path))
        .hasSize(3)
        .allSatisfy(seen -> assertThat(seen.protocol()).isEqualTo("HTTP/2.0"))
        .allSatisfy(seen -> carriesBearerInstead(seen, REPLACE));
  }

  @Test
  void http2Preferred_overPlainHttp_carriesTheToken() {
    sendOk(REPLACE, legacy(API.http(path)).http2().session("h2c"));
    carriesBearerInstead(only(API.seen(path)), REPLACE);
  }

  @Test
  void replace_configuredHost_dropsTheLegacyHeadersAlone() {
    sendOk(REPLACE, withLegacy(Call.post(API.http(path))).header("x-other", "kept"));
    Seen seen = only(API.seen(path));
    carriesBearerInstead(seen, REPLACE);
    assertThat(seen.all("x-other")).containsExactly("kept");
    assertThat(seen.all("content-type")).containsExactly("application/json");
  }

  @Test
  void replace_legacyHeadersInAnotherCase_dropsThem() {
    sendOk(REPLACE, Call.get(API.http(path)).header("X-PicPay-Token", "legacy"));
    carriesBearerInstead(only(API.seen(path)), REPLACE);
  }

  @Test
  void ownAuthorization_byDefault_isKeptWithTheLegacyHeaders() {
    for (Setup setup : List.of(ADD, REPLACE)) {
      String here = path + setup + "/";
      sendOk(setup, legacy(API.http(here)).header("Authorization", "Basic b3du"));
      Seen seen = only(API.seen(here));
      assertThat(seen.authorization()).containsExactly("Basic b3du");
      carriesLegacy(seen);
    }
  }

  @Test
  void ownAuthorization_overwriteConfigured_isReplaced() {
    sendOk(OVERWRITE, legacy(API.http(path)).header("authorization", "Basic b3du"));
    carriesBearerBeside(only(API.seen(path)), OVERWRITE);
  }

  @Test
  void sameRequestObject_sentTwice_carriesOneTokenEachTime() {
    requires(Feature.SAME_REQUEST_TWICE);
    sendOk(REPLACE, legacy(API.http(path)).times(2));
    assertThat(API.seen(path)).hasSize(2).allSatisfy(s -> carriesBearerInstead(s, REPLACE));
  }

  @Test
  void staleConnection_resentByTheLibrary_carriesTheTokenAgain() {
    requires(Feature.RESEND_ON_STALE_CONNECTION);
    Call call = Call.get(target.configured.url("localhost", path)).session("stale");
    target.configured.take();
    sendOk(ADD, call);
    target.configured.dropNextReuse();
    sendOk(ADD, call);
    assertThat(target.configured.take())
        .hasSize(3)
        .allSatisfy(r -> assertThat(r.authorization()).containsExactly(bearer(ADD)));
  }

  // What stays as the application made it

  @Test
  void callersRequest_afterwards_isAsTheCallerLeftIt() {
    for (Setup setup : List.of(ADD, REPLACE)) {
      assertThat(sendOk(setup, withLegacy(Call.post(API.http(path)))).callersHeaders)
          .containsExactlyInAnyOrder(
              "Content-Type: application/json", "x-picpay-token: legacy", "x-seller-token: seller");
    }
  }

  @Test
  void responsesRequest_afterwards_holdsNoToken() {
    for (Setup setup : List.of(ADD, REPLACE)) {
      Answer answer = sendOk(setup, withLegacy(Call.post(API.http(path))));
      assertThat(answer.responsesRequestHeaders)
          .noneMatch(line -> line.contains(target.jvm(setup).token()));
    }
  }

  @Test
  void unconfiguredHost_isByteIdenticalToARunWithoutTheAgent() {
    for (Setup setup : List.of(ADD, REPLACE, OVERWRITE, PASS_THROUGH, FAIL)) {
      bytesAreAsWithoutAgent(setup, target.other);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OBSERVE", "OFF"})
  void modeThatChangesNothing_configuredHost_isByteIdenticalToARunWithoutTheAgent(Setup setup) {
    bytesAreAsWithoutAgent(setup, target.configured);
  }

  @Test
  void off_configuredHost_asksForNoToken() {
    sendOk(OFF, legacy(API.http(path)));
    carriesLegacy(only(API.seen(path)));
    assertThat(target.jvm(OFF).tokenRequests()).isZero();
  }

  @Test
  void observe_configuredHost_sendsNoToken() {
    sendOk(OBSERVE, legacy(API.http(path)));
    Seen seen = only(API.seen(path));
    assertThat(seen.authorization()).isEmpty();
    carriesLegacy(seen);
  }

  // Redirects

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
    requires(Feature.REDIRECT);
    redirectWithoutToken(API.http(path + "a"), API.at("127.0.0.1", path + "b"));
  }

  @Test
  void redirect_toAnotherPort_hasNoToken() {
    requires(Feature.REDIRECT);
    redirectWithoutToken(API.http(path + "a"), Api.OTHER.http(path + "b"));
  }

  @Test
  void redirect_fromHttpsToAnotherHttpsPort_hasNoToken() {
    requires(Feature.REDIRECT);
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
    target.proxy.take();
    String there = "http://api.example.test" + path + "b";
    sendOk(REPLACE, proxied("https://api.example.test" + path + "a" + redirect(302, there)));
    carriesBearerInstead(only(API.seen(path)), REPLACE);
    List<RawRequest> hops = target.proxy.take();
    assertThat(hops)
        .extracting(RawRequest::line)
        .containsExactly("CONNECT api.example.test:443 HTTP/1.1", "GET " + there + " HTTP/1.1");
    assertThat(hops).allSatisfy(hop -> assertThat(hop.authorization()).isEmpty());
  }

  @Test
  void redirect_awayAndBack_carriesTheTokenOnTheWayBack() {
    requires(Feature.REDIRECT);
    String back = Api.OTHER.http(path + "b") + redirect(302, API.http(path + "c"));
    sendOk(ADD, legacy(API.http(path + "a") + redirect(302, back)));
    assertThat(API.seen(path)).hasSize(2);
    assertThat(API.seen(path))
        .allSatisfy(hop -> assertThat(hop.authorization()).containsExactly(bearer(ADD)));
    assertThat(only(Api.OTHER.seen(path)).authorization()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void redirectedPost_isFollowedAsWithoutTheAgentAndKeepsTheTokenOnItsHost(int status) {
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

  // Which host is meant

  @Test
  void hostNameInCapitals_isTheConfiguredHost() {
    sendOk(ADD, legacy(API.at("LOCALHOST", path)));
    carriesBearerBeside(only(API.seen(path)), ADD);
  }

  @Test
  void ipv6Literal_configured_carriesTheToken() {
    assumeTrue(Ipv6.onLoopback(), "this machine has no ::1");
    requires(Feature.IPV6_LITERAL);
    sendOk(ADD, legacy(API.at("[::1]", path)));
    carriesBearerBeside(only(API.seen(path)), ADD);
  }

  @Test
  void otherAddressOfTheSameServer_notConfigured_carriesNoToken() {
    sendOk(ADD, legacy(API.at("127.0.0.1", path)));
    carriesLegacyAlone(only(API.seen(path)));
  }

  @Test
  void userinfo_beforeTheConfiguredHost_carriesTheTokenUnlessTheClientSendsIt() {
    boolean ignored = target.client().whyNot(Feature.USERINFO_IGNORED, target.jdk()).isEmpty();
    sendOk(ADD, legacy(API.at("user:pass@localhost", path)));
    assertThat(only(API.seen(path)).authorization())
        .containsExactly(ignored ? bearer(ADD) : "Basic dXNlcjpwYXNz");
  }

  @Test
  void userinfo_thatLooksLikeTheConfiguredHost_carriesNoToken() {
    sendOk(ADD, legacy(API.at("localhost:" + API.port() + "@127.0.0.1", path)));
    assertThat(only(API.seen(path)).authorization()).doesNotContain(bearer(ADD));
  }

  @Test
  void forgedHostHeader_toAnUnconfiguredTarget_carriesNoToken() {
    requires(Feature.FORGED_HOST);
    target.other.take();
    String configured = "localhost:" + API.port();
    sendOk(ADD, legacy(target.other.url("localhost", path)).header("Host", configured));
    RawRequest request = only(target.other.take());
    assertThat(request.header("Host")).containsExactly(configured);
    assertThat(request.authorization()).isEmpty();
  }

  @Test
  void forgedHostHeader_toAConfiguredTarget_carriesTheToken() {
    requires(Feature.FORGED_HOST);
    target.configured.take();
    sendOk(ADD, legacy(target.configured.url("localhost", path)).header("Host", "evil.test"));
    RawRequest request = only(target.configured.take());
    assertThat(request.header("Host")).containsExactly("evil.test");
    assertThat(request.authorization()).containsExactly(bearer(ADD));
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.example.test/, true",
    "http://api.example.test:80/, true",
    "http://API.Example.TEST/, true",
    "http://api.example.test./, true",
    "http://api.example.test:8080/, false",
    "http://xapi.example.test/, false",
    "http://api.example.test.evil.test/, false"
  })
  void plainHttpThroughAProxy_allowed_carriesTheTokenToTheConfiguredName(
      String url, boolean configured) {
    requires(Feature.PROXY);
    target.proxy.take();
    sendOk(OVERWRITE, proxied(url));
    List<String> expected = configured ? List.of(bearer(OVERWRITE)) : List.of();
    assertThat(only(target.proxy.take()).authorization()).isEqualTo(expected);
  }

  @Test
  void plainHttpThroughAProxy_notAllowed_carriesNoToken() {
    requires(Feature.PROXY);
    target.proxy.take();
    sendOk(REPLACE, proxied("http://api.example.test/"));
    RawRequest request = only(target.proxy.take());
    assertThat(request.authorization()).isEmpty();
    assertThat(request.header("x-picpay-token")).containsExactly("legacy");
  }

  @ParameterizedTest
  @CsvSource({"'',443,true", ":443,443,true", ":8443,8443,false"})
  void tunnel_hasNoTokenItselfAndTheRequestInsideHasIt(
      String suffix, int port, boolean configured) {
    requires(Feature.PROXY);
    target.proxy.take();
    sendOk(ADD, proxied("https://api.example.test" + suffix + path).session("tunnel" + suffix));
    RawRequest connect = only(target.proxy.take());
    assertThat(connect.line()).isEqualTo("CONNECT api.example.test:" + port + " HTTP/1.1");
    assertThat(connect.authorization()).isEmpty();
    assertThat(only(API.seen(path)).authorization())
        .isEqualTo(configured ? List.of(bearer(ADD)) : List.of());
  }

  // Tokens: who gets them, and where they must not go

  @Test
  void tokenRequest_onTheApisOwnHost_isNeverDecorated() {
    sendOk(ADD, legacy(API.http(path)));
    assertThat(API.onlyTokenRequest(target.jvm(ADD).clientId()).authorization()).isEmpty();
  }

  @Test
  void applicationsOwnTokenRequest_isNeverDecorated() {
    String own = "own" + path.replace('/', '-');
    Call call = withLegacy(Call.get(API.http("/oauth2/token")).method("POST"));
    sendOk(ADD, call.body(Call.Body.FIXED, "client_id=" + own));
    carriesLegacyAlone(API.onlyTokenRequest(own));
  }

  @Test
  void issuedToken_sentByTheApplicationToAnUnconfiguredHost_isRemoved() {
    String echoed = sendOk(REPLACE, Call.get(API.http(path + "a?echo"))).body;
    assertThat(echoed).isEqualTo(bearer(REPLACE));
    sendOk(REPLACE, legacy(Api.OTHER.http(path + "b")).header("Authorization", echoed));
    carriesLegacyAlone(only(Api.OTHER.seen(path)));
  }

  @Test
  void noToken_passThrough_sendsTheUntouchedRequest() {
    bytesAreAsWithoutAgent(PASS_THROUGH, target.configured);
  }

  @Test
  void noToken_fail_throwsAnIoExceptionAndSendsNothing() {
    target.configured.take();
    Answer answer = send(FAIL, withLegacy(Call.post(target.configured.url("localhost", path))));
    assertThat(answer.failure).as("%s", answer).anyMatch(line -> line.contains("BA-3"));
    assertThat(answer.ioException).as("%s", answer).isTrue();
    assertThat(target.configured.take()).isEmpty();
  }

  // How it is said

  @Override
  public String toString() {
    return target.toString();
  }

  private void requires(Enum<?> verbOrFeature) {
    var whyNot = target.client().whyNot(verbOrFeature, target.jdk());
    assumeTrue(whyNot.isEmpty(), () -> whyNot.orElse(""));
  }

  private static Call legacy(String url) {
    return withLegacy(Call.get(url));
  }

  private static Call withLegacy(Call call) {
    return call.header("x-picpay-token", "legacy").header("x-seller-token", "seller");
  }

  private Call proxied(String url) {
    return legacy(url).through(target.proxy.address());
  }

  private static Call redirectedPost(int status, String path) {
    String there = Api.OTHER.http(path + "c");
    String here = API.http(path + "b") + redirect(status, there);
    return withLegacy(Call.post(API.http(path + "a") + redirect(status, here)));
  }

  private String bearer(Setup setup) {
    return target.jvm(setup).bearer();
  }

  /** The last answer. */
  private Answer send(Setup setup, Call call) {
    List<Answer> answers = target.send(setup, call);
    return answers.get(answers.size() - 1);
  }

  private Answer sendOk(Setup setup, Call call) {
    Answer answer = send(setup, call);
    isOk(answer);
    return answer;
  }

  private static void isOk(Answer answer) {
    assertThat(answer.failure).isEmpty();
    assertThat(answer.status).isBetween(200, 399);
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void redirectWithoutToken(String from, String to) {
    sendOk(ADD, legacy(from + redirect(302, to)));
    List<Seen> here = API.seen(path + "a");
    List<Seen> there = new ArrayList<>(API.seen(path + "b"));
    there.addAll(Api.OTHER.seen(path + "b"));
    assertThat(only(here).authorization()).containsExactly(bearer(ADD));
    assertThat(only(there).authorization()).isEmpty();
  }

  private void bytesAreAsWithoutAgent(Setup setup, RawServer server) {
    String url = server.url("localhost", path);
    for (Call call :
        List.of(
            legacy(url),
            legacy(url).header("Authorization", "Bearer the.applications.own"),
            legacy(url).http2(),
            withLegacy(Call.post(url)),
            withLegacy(Call.post(url).body(Call.Body.CHUNKED, "streamed")))) {
      assertThat(bytes(setup, server, call)).isEqualTo(bytes(NONE, server, call));
    }
  }

  private List<String> bytes(Setup setup, RawServer server, Call call) {
    server.take();
    sendOk(setup, call);
    return server.take().stream().map(RawRequest::toString).toList();
  }

  private static List<String> methodsAndBodies(List<Seen> all) {
    return all.stream().map(seen -> seen.method() + " " + seen.body()).toList();
  }

  private void carriesBearerBeside(Seen seen, Setup setup) {
    assertThat(seen.authorization()).containsExactly(bearer(setup));
    carriesLegacy(seen);
  }

  private void carriesBearerInstead(Seen seen, Setup setup) {
    assertThat(seen.authorization()).containsExactly(bearer(setup));
    assertThat(seen.all("x-picpay-token")).isEmpty();
    assertThat(seen.all("x-seller-token")).isEmpty();
  }

  private static void carriesLegacyAlone(Seen seen) {
    assertThat(seen.authorization()).isEmpty();
    carriesLegacy(seen);
  }

  private static void carriesLegacy(Seen seen) {
    assertThat(seen.all("x-picpay-token")).containsExactly("legacy");
    assertThat(seen.all("x-seller-token")).containsExactly("seller");
  }
}
