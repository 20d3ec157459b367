package bearer.it.contract;

import static bearer.it.contract.Setup.ADD;
import static bearer.it.contract.Setup.FAIL;
import static bearer.it.contract.Setup.OBSERVE;
import static bearer.it.contract.Setup.OFF;
import static bearer.it.contract.Setup.OVERWRITE;
import static bearer.it.contract.Setup.PASS_THROUGH;
import static bearer.it.contract.Setup.REPLACE;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.servers.Seen;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every HTTP client does with the agent, observed on the wire. In four parts, {@link
 * HttpClientContract1IT} and so on, because the clients of one class are tried one after another.
 */
abstract class HttpClientContract extends FactScenarios {
  HttpClientContract(Target target) {
    super(target);
  }

  /** One of the four, each of which has every fourth. */
  static Stream<Target> part(int part) {
    List<Target> all = targets().toList();
    return IntStream.range(0, all.size()).filter(i -> i % 4 == part - 1).mapToObj(all::get);
  }

  @Test
  @Order(1) // the JVM that it uses must not have a token yet
  void coldStart_twoHundredThreads_makeOneTokenRequest() {
    target.onlyOnce();
    if (target.jvm(REPLACE).tokenRequests() > 0) { // a second run of this test may come later
      target.end(REPLACE);
    }
    List<Answer> answers = target.send(REPLACE, legacy(API.http(path)).threads(200));
    assertThat(answers).hasSize(200).allSatisfy(ClientScenarios::isOk);
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

  /** Whoever opens its connections must be known by them; {@link NoBlindSpotIT} waits longer. */
  @Test
  void https_directAndThroughATunnel_isNoBlindSpot() {
    sendOk(ADD, legacy(API.https(path)).session("direct"));
    if (target.about.whyNot(Feature.PROXY).isEmpty()) {
      sendOk(ADD, proxied("https://api.example.test" + path).session("tunnelled"));
    }
    assertThat(target.jvm(ADD).stderr()).doesNotContain("BA-211", "BA-212");
  }

  @Test
  void chunkedBody_configuredHost_arrivesWholeWithTheToken() {
    requires(Feature.CHUNKED_BODY);
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

  /** The signature is over the headers, those that would be dropped too. */
  @Test
  void signedByAws_configuredHost_isByteIdenticalToARunWithoutTheAgent() {
    requires(Feature.SIGNED_BY_AWS);
    String url = target.configured().url("localhost", path);
    for (Setup setup : target.of(ADD, REPLACE, PASS_THROUGH, FAIL)) {
      for (Call call : List.of(Call.get(url), Call.post(url))) {
        Call signed = withLegacy(call).header("x-amz-date", "20150830T123600Z");
        assertThat(only(bytes(setup, target.configured(), signed)))
            .isEqualTo(only(bytes(Setup.NONE, target.configured(), signed)))
            .containsIgnoringCase("authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
      }
    }
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
    Call call = Call.get(target.configured().url("localhost", path)).session("stale");
    target.configured().take();
    sendOk(ADD, call);
    target.configured().dropNextReuse();
    sendOk(ADD, call);
    assertThat(target.configured().take())
        .hasSize(3)
        .allSatisfy(r -> assertThat(r.authorization()).containsExactly(bearer(ADD)));
  }

  // What stays as the application made it

  @Test
  void callersRequest_afterwards_isAsTheCallerLeftIt() {
    requires(Feature.CALLERS_REQUEST_UNCHANGED);
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
    for (Setup setup : target.of(ADD, REPLACE, PASS_THROUGH, FAIL, OVERWRITE)) {
      bytesAreAsWithoutAgent(setup, target.other());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OBSERVE", "OFF"})
  void modeThatChangesNothing_configuredHost_isByteIdenticalToARunWithoutTheAgent(Setup setup) {
    bytesAreAsWithoutAgent(setup, target.configured());
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

  // Tokens: who gets them, and where they must not go

  @Test
  void tokenRequest_onTheApisOwnHost_isNeverDecorated() {
    sendOk(ADD, legacy(API.http(path)));
    assertThat(API.onlyTokenRequest(target.jvm(ADD).clientId()).authorization()).isEmpty();
  }

  // Two callers under one credential

  @Test
  void secondLegacyToken_isByteIdenticalToARunWithoutTheAgent() {
    String url = target.configured().url("localhost", path);
    for (Setup setup : List.of(ADD, REPLACE)) {
      sendOk(setup, legacy(API.http(path + setup)));
      assertThat(only(API.seen(path + setup)).authorization()).containsExactly(bearer(setup));
      for (Call call : List.of(Call.get(url), Call.post(url), Call.get(url).http2())) {
        Call second = call.header("x-picpay-token", "another").header("x-seller-token", "seller");
        bytesAreAsWithoutAgent(setup, target.configured(), second);
      }
    }
  }

  @Test
  void secondLegacyToken_callersMerged_carriesTheToken() {
    for (String value : List.of("legacy", "another")) {
      sendOk(OVERWRITE, Call.get(API.http(path + value)).header("x-picpay-token", value));
      Seen seen = only(API.seen(path + value));
      assertThat(seen.authorization()).containsExactly(bearer(OVERWRITE));
      assertThat(seen.all("x-picpay-token")).containsExactly(value);
    }
  }

  @Test
  void noToken_passThrough_sendsTheUntouchedRequest() {
    bytesAreAsWithoutAgent(PASS_THROUGH, target.configured());
  }

  @Test
  void noToken_fail_throwsAnIoExceptionAtOnceAndSendsNothing() {
    target.configured().take();
    target.jvm(FAIL); // not to be timed
    long start = System.nanoTime();
    Answer answer = send(FAIL, withLegacy(Call.post(target.configured().url("localhost", path))));
    // a client that waits for the answer to what was never sent would wait for 30 seconds
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    assertThat(answer.failure).as("%s", answer).anyMatch(line -> line.contains("BA-3"));
    assertThat(answer.ioException).as("%s", answer).isTrue();
    assertThat(target.configured().take()).isEmpty();
  }

  @Test
  void noToken_fail_manyCalls_leaveNoConnectionsOpen() {
    Call call = legacy(target.configured().url("localhost", path)).session("fail");
    int ofOtherCalls = target.configured().awaitOpen(Integer.MAX_VALUE);
    for (int i = 0; i < 200; i++) {
      Answer answer = send(FAIL, call);
      assertThat(answer.failure).as("%s", answer).anyMatch(line -> line.contains("BA-3"));
    }
    int most = ofOtherCalls + 5; // some of theirs may not have been accepted before
    assertThat(target.configured().awaitOpen(most)).isLessThanOrEqualTo(most);
  }
}
