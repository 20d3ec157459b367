package bearer.it.works;

import static bearer.it.life.Sending.APACHE;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdks;
import bearer.it.life.Sending;
import bearer.it.servers.Api;
import bearer.it.servers.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's own command brings it into a JVM whose threads are all sending. */
@Tag("modes")
class AttachUnderLoadIT {
  private static final int THREADS = 16;
  private static final int ENOUGH = 500;
  private static final int PATIENCE_TENTHS = 600;

  static Stream<Row<String>> rows() {
    return Row.of("attached by its own command, under load", false, Jdks.all().stream());
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("rows")
  void noCallFails_andFromThenOnEachCarriesTheToken(Row<String> row) throws Exception {
    Sending sending = new Sending();
    JavaCommand command = Sending.withClients(sending.configured(row.jdk()));
    if (row.jdk().feature() >= 21) {
      command.option("-XX:+EnableDynamicAgentLoading");
    }
    String[] program = {String.valueOf(THREADS), APACHE, Api.CONFIGURED.http(sending.path)};
    try (JavaProcess loaded =
        JavaProcess.start(command.main("bearer.it.apps.SendUntilClosed", program))) {
      awaitSeen(sending, ENOUGH);
      Finished attached =
          JavaProcess.run(
              JavaCommand.on(row.jdk())
                  .option("-jar")
                  .main(
                      JavaCommand.agentJar().toString(),
                      "attach",
                      String.valueOf(loaded.process().pid())));
      assertThat(attached.exitCode()).as(attached.stderr()).isZero();
      awaitSeen(sending, Api.CONFIGURED.seen(sending.path).size() + ENOUGH);
      loaded.stdin().close();
      assertThat(new String(loaded.stdout().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("[200]\n");
      assertThat(loaded.join()).isZero();
      assertThat(loaded.stderr()).isEmpty();
    }
    List<Seen> seen = Api.CONFIGURED.seen(sending.path);
    assertThat(seen.subList(seen.size() - ENOUGH / 2, seen.size()))
        .allMatch(call -> call.authorization().size() == 1);
  }

  private static void awaitSeen(Sending sending, int count)
      throws InterruptedException, IOException {
    for (int i = 0; Api.CONFIGURED.seen(sending.path).size() < count; i++) {
      if (i > PATIENCE_TENTHS) {
        throw new IOException("nobody sends");
      }
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
  }
}
