package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.clients.HttpUrlConnection;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.RawRequest;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which a token server can fail. No client has a part in it, so one is enough: {@link
 * HttpClientContract} has the case of a server that is not there for all of them.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("targets")
@ExtendWith(TellsStderr.class)
class TokenFailureIT implements TellsStderr.OfSubject {
  private final Target target;
  private final String path = Api.newPath();

  TokenFailureIT(Target target) {
    this.target = target;
  }

  static Stream<Target> targets() {
    return HttpUrlConnection.versions().stream()
        .flatMap(client -> Jdks.oldestAndOwn().stream().map(jdk -> new ClientOnJdk(client, jdk)))
        .map(Target::new);
  }

  @ParameterizedTest
  @CsvSource({"500,BA-305", "401,BA-303", "crlf,BA-307", "space,BA-307"})
  void noToken_passThrough_sendsTheUntouchedRequestAndSaysWhy(String behaviour, String code) {
    String stderr =
        send(behaviour, "pass-through", answer -> assertThat(answer.status).isEqualTo(200));
    assertThat(stderr).contains(code);
    RawRequest request = target.configured().take().get(0);
    assertThat(request.authorization()).isEmpty();
    assertThat(request.header("x-picpay-token")).containsExactly("legacy");
    assertThat(request.header("X-Injected")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500,BA-305", "401,BA-303", "crlf,BA-307", "space,BA-307"})
  void noToken_fail_throwsAnIoExceptionAndSendsNothing(String behaviour, String code) {
    send(
        behaviour,
        "fail",
        answer -> {
          assertThat(answer.ioException).isTrue();
          assertThat(answer.failure).anyMatch(line -> line.contains(code));
        });
    assertThat(target.configured().take()).isEmpty();
  }

  private String send(String behaviour, String onFailure, Consumer<Answer> expectation) {
    target.configured().take();
    JavaCommand command =
        target
            .command()
            .properties(Setup.REPLACE.properties())
            .property("bearer.log-level", "warn")
            .property("bearer.hosts", target.hosts())
            .property("bearer.token-url", Api.CONFIGURED.http("/oauth2/" + behaviour))
            .property("bearer.on-token-failure", onFailure);
    try (AgentJvm jvm = new AgentJvm(command)) {
      Call call =
          Call.get(target.configured().url("localhost", path)).header("x-picpay-token", "legacy");
      expectation.accept(jvm.send(call.by(HttpUrlConnection.class.getName())).get(0));
      return jvm.finish(false);
    }
  }

  @Override
  public Target subject() {
    return target;
  }
}
