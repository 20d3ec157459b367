package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.servers.Api;
import bearer.it.servers.RawRequest;
import bearer.it.servers.RawServer;
import bearer.it.servers.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the scenarios of a client are written with. The parts of {@link HttpClientContract}. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true) // of a few that are named
@MethodSource("targets")
@ExtendWith(TellsStderr.class)
abstract class ClientScenarios implements TellsStderr.OfSubject {
  static final Api API = Api.CONFIGURED;

  final Target target;
  final String path = Api.newPath();

  ClientScenarios(Target target) {
    this.target = target;
  }

  static Stream<Target> targets() {
    return ClientOnJdk.forCalls().map(about -> new Target(about, Matrix.setups(about)));
  }

  @Override
  public Target subject() {
    return target;
  }

  final void requires(Enum<?> verbOrFeature) {
    var whyNot = target.about.whyNot(verbOrFeature);
    assumeTrue(whyNot.isEmpty(), () -> whyNot.orElse(""));
  }

  final void requiresRedirectElsewhere() {
    requires(Feature.REDIRECT);
    requires(Feature.REDIRECT_ELSEWHERE);
  }

  static Call legacy(String url) {
    return withLegacy(Call.get(url));
  }

  static Call withLegacy(Call call) {
    return call.header("x-picpay-token", "legacy").header("x-seller-token", "seller");
  }

  final Call proxied(String url) {
    return legacy(url).through(target.proxy().address());
  }

  final String bearer(Setup setup) {
    return target.jvm(setup).bearer();
  }

  /** The last answer. */
  final Answer send(Setup setup, Call call) {
    List<Answer> answers = target.send(setup, call);
    return answers.get(answers.size() - 1);
  }

  final Answer sendOk(Setup setup, Call call) {
    Answer answer = send(setup, call);
    isOk(answer);
    return answer;
  }

  static void isOk(Answer answer) {
    assertThat(answer.failure).isEmpty();
    assertThat(answer.status).isBetween(200, 399);
  }

  static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  final void carriesBearerBeside(Seen seen, Setup setup) {
    assertThat(seen.authorization()).containsExactly(bearer(setup));
    carriesLegacy(seen);
  }

  final void carriesBearerInstead(Seen seen, Setup setup) {
    assertThat(seen.authorization()).containsExactly(bearer(setup));
    assertThat(seen.all("x-picpay-token")).isEmpty();
    assertThat(seen.all("x-seller-token")).isEmpty();
  }

  static void carriesLegacyAlone(Seen seen) {
    assertThat(seen.authorization()).isEmpty();
    carriesLegacy(seen);
  }

  static void carriesLegacy(Seen seen) {
    assertThat(seen.all("x-picpay-token")).containsExactly("legacy");
    assertThat(seen.all("x-seller-token")).containsExactly("seller");
  }

  final void bytesAreAsWithoutAgent(Setup setup, RawServer server) {
    String url = server.url("localhost", path);
    bytesAreAsWithoutAgent(
        setup,
        server,
        legacy(url),
        legacy(url).header("Authorization", "Bearer the.applications.own"),
        legacy(url).http2(),
        withLegacy(Call.post(url)),
        withLegacy(Call.post(url).body(Call.Body.CHUNKED, "streamed")));
  }

  final void bytesAreAsWithoutAgent(Setup setup, RawServer server, Call... calls) {
    for (Call call : calls) {
      assertThat(bytes(setup, server, call)).isEqualTo(bytes(Setup.NONE, server, call));
    }
  }

  final List<String> bytes(Setup setup, RawServer server, Call call) {
    server.take();
    sendOk(setup, call);
    return server.take().stream().map(RawRequest::toString).toList();
  }
}
