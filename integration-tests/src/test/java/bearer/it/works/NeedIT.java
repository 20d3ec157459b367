package bearer.it.works;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.life.Sending;
import bearer.it.servers.Api;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM that has no more of something while a token is due; and many that start at once. */
@Tag("modes")
class NeedIT {
  private static final int STARTS = 500;
  private static final int AT_ONCE = 4;

  /**
   * Something there is no more of.
   *
   * @param oldest the JDK from which on it gets over that: 8 asked for its security providers
   *     without a file left has none from then on, with the agent or without
   */
  private record Need(String what, String limit, int oldest) {
    @Override
    public String toString() {
      return "no " + what + " left while a token is due";
    }
  }

  static Stream<Row<Need>> needs() {
    return Stream.of(
            new Need("files", "ulimit -n 100", 11), new Need("threads", "ulimit -v 8000000", 8))
        .flatMap(
            need ->
                Row.of(
                    need, false, Jdks.all().stream().filter(jdk -> jdk.feature() >= need.oldest)));
  }

  /** Where the call itself can be sent, it is; and when the need is over, there is a token. */
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("needs")
  void inNeed_callArrives_andTheTokenComesLater(Row<Need> row) {
    Sending sending = new Sending();
    String path = sending.path + URL_CONNECTION;
    JavaCommand command =
        Sending.withClients(sending.configured(row.jdk()).agent())
            .after(row.what().limit)
            .main(
                "bearer.it.apps.Exhausted",
                row.what().what,
                URL_CONNECTION,
                Api.OTHER.http(path),
                Api.CONFIGURED.http(path + "?echo=1"));
    Finished finished = JavaProcess.run(command);
    List<String> lines = withoutJvms(finished.stdout());
    assertThat(lines).as(finished.stderr()).containsExactly("in need: 200", "recovered");
    assertThat(withoutJvms(finished.stderr()))
        .hasSizeLessThanOrEqualTo(2)
        .allMatch(line -> line.matches("\\[bearer-agent] WARN BA-(402|344) .*"));
  }

  /** HotSpot tells of each thread that it could not start. */
  private static List<String> withoutJvms(String output) {
    return output
        .lines()
        .filter(line -> !line.contains("[warning][os,thread]") && !line.contains(" VM warning: "))
        .toList();
  }

  static Stream<Row<String>> soak() {
    return Row.of(
        STARTS + " starts, three clients' classes loaded at once", false, Jdks.all().stream());
  }

  /** The starts are shared by the JDKs. */
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("soak")
  void manyStarts_noneHangs(Row<String> row) {
    int count = STARTS / Jdks.all().size() + 1;
    IntStream.range(0, count).forEach(any -> start(row.jdk()));
  }

  private static void start(Jdk jdk) {
    Sending sending = new Sending();
    String[] adapters =
        IntStream.range(0, AT_ONCE)
            .boxed()
            .flatMap(any -> Stream.of(URL_CONNECTION, APACHE, OKHTTP))
            .toArray(String[]::new);
    JavaCommand command = Sending.withClients(sending.configured(jdk).agent());
    Finished finished =
        JavaProcess.run(command.main("bearer.it.apps.SendAtOnce", sending.arguments(adapters)));
    assertThat(finished).isEqualTo(new Finished("sent\n", "", 0));
    assertThat(sending.seen())
        .containsExactlyInAnyOrder(sending.decorated(adapters).toArray(String[]::new));
  }
}
