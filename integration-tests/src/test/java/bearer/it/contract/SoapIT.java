package bearer.it.contract;

import static bearer.it.contract.Setup.ADD;
import static bearer.it.contract.Setup.FAIL;
import static bearer.it.contract.Setup.NONE;
import static bearer.it.contract.Setup.PASS_THROUGH;
import static bearer.it.contract.Setup.REPLACE;
import static bearer.it.servers.Api.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.Seen;
import bearer.it.soap.Axis2;
import bearer.it.soap.Cxf;
import bearer.it.soap.SpringWs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients do that post SOAP and nothing else, which most of the contract is not made of. */
class SoapIT extends ClientScenarios {
  @BeforeAll
  static void onlyOnce() {
    Jdks.assumeNoOtherRunHasIt();
  }

  SoapIT(Target target) {
    super(target);
  }

  static Stream<Target> targets() {
    return Stream.of(
            ClientVersion.facade(Cxf.class, "cxf-jaxws-3.5.11", "HttpURLConnection"),
            ClientVersion.facade(SpringWs.class, "spring-ws-4.1.1", "HttpURLConnection").from(17),
            ClientVersion.facade(Axis2.class, "axis2-1.8.2", "Apache HttpClient 4"))
        .flatMap(
            client ->
                Jdks.from(client.oldestJdk)
                    .reduce((older, newer) -> newer)
                    .map(jdk -> new Target(new ClientOnJdk(client, jdk)))
                    .stream());
  }

  private static Call soap(String url) {
    return withLegacy(
        Call.get(url).method("POST").body(Call.Body.FIXED, "<pay xmlns=\"urn:it\"/>"));
  }

  @Test
  void envelope_toAConfiguredHost_carriesTheToken() {
    for (Setup setup : List.of(ADD, REPLACE)) {
      sendOk(setup, soap(API.http(path + setup + "?soap")));
      Seen seen = only(API.seen(path + setup));
      assertThat(seen.method()).isEqualTo("POST");
      assertThat(seen.body()).contains("Envelope", "<pay xmlns=\"urn:it\"");
      assertThat(seen.authorization()).containsExactly(bearer(setup));
    }
    carriesBearerBeside(only(API.seen(path + ADD)), ADD);
    carriesBearerInstead(only(API.seen(path + REPLACE)), REPLACE);
  }

  @Test
  void envelope_overTls_carriesTheToken() {
    sendOk(ADD, soap(API.https(path + "?soap")));
    carriesBearerBeside(only(API.seen(path)), ADD);
  }

  @Test
  void envelope_toAnotherHost_isAsWithoutTheAgent() {
    sendOk(REPLACE, soap(Api.OTHER.http(path + "?soap")));
    sendOk(NONE, soap(Api.OTHER.http(path + "?soap")));
    isAsWithoutTheAgent(Api.OTHER.seen(path));
  }

  @Test
  void envelope_noToken_isAsWithoutTheAgent() {
    sendOk(PASS_THROUGH, soap(API.http(path + "?soap")));
    sendOk(NONE, soap(API.http(path + "?soap")));
    isAsWithoutTheAgent(API.seen(path));
  }

  @Test
  void envelope_noToken_fail_throwsAnIoExceptionAndSendsNothing() {
    target.configured().take();
    Answer answer = send(FAIL, soap(target.configured().url("localhost", path)));
    assertThat(answer.failure).as("%s", answer).anyMatch(line -> line.contains("BA-3"));
    assertThat(answer.ioException).as("%s", answer).isTrue();
    assertThat(target.configured().take()).isEmpty();
  }

  /** Whether the client follows it is its own affair. */
  @ParameterizedTest
  @ValueSource(ints = {302, 307})
  void envelope_redirectedToAnotherHost_takesNoTokenThere(int status) {
    send(REPLACE, soap(API.http(path + "a") + redirect(status, Api.OTHER.http(path + "b"))));
    carriesBearerInstead(only(API.seen(path)), REPLACE);
    assertThat(Api.OTHER.seen(path)).allSatisfy(seen -> assertThat(seen.authorization()).isEmpty());
  }

  /** Envelopes may have a boundary or an id of their own. */
  private static void isAsWithoutTheAgent(List<Seen> seen) {
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0).headers()).isEqualTo(seen.get(1).headers());
    assertThat(seen.get(0).body()).isEqualTo(seen.get(1).body());
    carriesLegacyAlone(seen.get(0));
  }
}
