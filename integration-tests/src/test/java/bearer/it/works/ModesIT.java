package bearer.it.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdks;
import bearer.it.life.Sending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Options of the JVM with which each call carries the token and nothing more is printed. */
@Tag("modes")
class ModesIT {
  /** Runs before the JVM where a row wants it. */
  private static final String READ_ONLY = "mount -o remount,ro,bind / || exit 99";

  @TempDir Path directory;

  /**
   * Options.
   *
   * @param newest the last JDK that has them
   */
  private record Mode(boolean isQuick, int oldest, int newest, List<String> options) {
    static Mode quick(String... options) {
      return new Mode(true, 8, 99, List.of(options));
    }

    static Mode of(String... options) {
      return between(8, 99, options);
    }

    static Mode between(int oldest, int newest, String... options) {
      return new Mode(false, oldest, newest, List.of(options));
    }

    @Override
    public String toString() {
      return "`" + String.join(" ", options) + "`";
    }
  }

  private static Stream<Mode> modes() {
    return Stream.of(
        Mode.quick("-Xverify:all"),
        Mode.of("-Xshare:off"),
        Mode.of("-Xcomp"),
        Mode.of("-Xint"),
        Mode.quick("-Xmx32m"),
        Mode.quick("-Xss256k"),
        Mode.of("-XX:+DisableAttachMechanism"),
        Mode.of("-XX:-UsePerfData", "-Djava.io.tmpdir=/nonexistent"),
        Mode.of("-ea", "-esa"),
        Mode.of("-XX:StartFlightRecording=filename=DIRECTORY/recording.jfr"),
        Mode.of(
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0,quiet=y"),
        Mode.quick("-Duser.language=tr", "-Duser.country=TR"),
        Mode.of("-Duser.language=th", "-Duser.country=TH", "-Duser.variant=TH"),
        Mode.between(8, 17, "-Dfile.encoding=Cp1047", "-Dsun.stdout.encoding=UTF-8"),
        Mode.between(11, 16, "--illegal-access=deny"),
        Mode.between(24, 99, "--sun-misc-unsafe-memory-access=deny"),
        Mode.between(24, 99, "--illegal-native-access=deny"),
        Mode.between(25, 99, "-XX:+UseCompactObjectHeaders"),
        Mode.between(26, 99, "--illegal-final-field-mutation=deny"));
  }

  static Stream<Row<Mode>> rows() {
    return modes()
        .flatMap(
            mode ->
                Row.of(
                    mode,
                    mode.isQuick,
                    Jdks.all().stream()
                        .filter(
                            jdk -> jdk.feature() >= mode.oldest && jdk.feature() <= mode.newest)));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("rows")
  void callsCarryTheTokenAndNothingIsSaid(Row<Mode> row) {
    assertWorks(row, "");
  }

  static Stream<Row<String>> readOnlyRows() {
    return Row.of(
        "read-only file system, no directory for temporary files", false, Jdks.all().stream());
  }

  /** In a mount name space of its own, which not every machine lets one have. */
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("readOnlyRows")
  void readOnlyFileSystem(Row<String> row) throws Exception {
    Process can = new ProcessBuilder("unshare", "-rm", "sh", "-c", READ_ONLY).start();
    assumeTrue(can.waitFor() == 0, "no mount name space to be had");
    Mode mode = Mode.of("-Djava.io.tmpdir=/nonexistent", "-XX:-UsePerfData");
    assertWorks(
        new Row<>(mode, row.jdk()),
        "test \"$1\" = unshared || exec unshare -rm sh -c '"
            + READ_ONLY
            + "\nexec \"$@\"' sh \"$@\"");
  }

  private void assertWorks(Row<Mode> row, String before) {
    String[] adapters = Sending.adapters(row.jdk());
    Sending plain = new Sending();
    Finished without = run(plain, plain.configured(row.jdk()), row, before, adapters);
    Sending sending = new Sending();
    Finished with = run(sending, sending.configured(row.jdk()).agent(), row, before, adapters);
    assertThat(plain.seen()).isEqualTo(Sending.untouched(adapters));
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters));
    assertThat(lines(with)).isEqualTo(lines(without));
  }

  private Finished run(
      Sending sending, JavaCommand command, Row<Mode> row, String before, String... adapters) {
    if (!before.isEmpty()) {
      command.after(before);
    }
    row.what().options.stream()
        .map(option -> option.replace("DIRECTORY", directory.toString()))
        .forEach(command::option);
    JavaCommand whole = withClients(command, row);
    Finished finished = JavaProcess.run(sending.main(whole, adapters));
    assertThat(finished.exitCode()).as(finished.stderr()).isZero();
    return finished;
  }

  /** Without the options that JDKs need for other libraries, some of which are tested here. */
  private static JavaCommand withClients(JavaCommand command, Row<Mode> row) {
    JavaCommand.APPS.subList(0, row.jdk().feature() < 11 ? 1 : 2).forEach(command::classPath);
    List.of("apache-4.5.14", "okhttp-3.14.9").forEach(command::client);
    return command.property(
        "org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
  }

  private static List<String> lines(Finished finished) {
    List<String> lines = new ArrayList<>();
    (finished.stdout() + finished.stderr())
        .lines()
        .map(line -> line.replaceAll("\\d+", "N"))
        .forEach(lines::add);
    return lines;
  }
}
