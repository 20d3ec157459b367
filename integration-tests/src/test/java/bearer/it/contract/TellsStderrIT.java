package bearer.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What whoever adds a client sees when it does not work yet. */
class TellsStderrIT {
  private static final String NOT_WOVEN =
      "[bearer-agent] WARN BA-202 Some client is not woven: for a reason\n";

  private final Jdk jdk = Jdks.all().get(0);
  private final ClientOnJdk about = new ClientOnJdk(Clients.all().get(0), jdk);

  @Test
  void notWoven_endsTheCallLongBeforeItTimesOut() {
    try (ClientJvm jvm = new ClientJvm(JavaCommand.on(jdk).apps())) {
      Call call = Call.get("http://localhost/").by("bearer.it.apps.NotWoven");
      assertTimeout(
          Duration.ofSeconds(20),
          () ->
              assertThatThrownBy(() -> jvm.send(call))
                  .isInstanceOf(AssertionError.class)
                  .hasMessage("died or hung in GET http://localhost/"));
      assertThat(jvm.stderr().trim()).isEqualTo(NOT_WOVEN.trim()); // its end may be on its way
    }
  }

  @Test
  void notWoven_failsOneTestAndSkipsTheOthers() {
    Subject subject = said(NOT_WOVEN);
    TellsStderr.begin(subject);
    assertThat(TellsStderr.failure(subject, new AssertionError("expected: 1")))
        .hasMessage(about + ", which said on stderr\n" + NOT_WOVEN + "expected: 1");
    assertThatThrownBy(() -> TellsStderr.begin(subject))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("stopped: " + about + " is not woven");
  }

  @Test
  void otherFailure_stopsNothing() {
    Subject subject = said("");
    assertThat(TellsStderr.failure(subject, new AssertionError("expected: 1")))
        .hasMessage(about + " (nothing on stderr)\nexpected: 1");
    TellsStderr.begin(subject);
  }

  private Subject said(String stderr) {
    return new Subject(about) {
      @Override
      String stderr() {
        return stderr;
      }
    };
  }
}
