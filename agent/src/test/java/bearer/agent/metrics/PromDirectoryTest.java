package bearer.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Service;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file for a collector. */
class PromDirectoryTest {
  private static final Service CHECKOUT = new Service("checkout", "production", "2.14.1", null);
  private static final List<Sample> SAMPLES = List.of(new Sample(Meter.ACTIVE, 1));
  private static final ThisProcess SELF = new ThisProcess("4711", "boot/pid:[1]");

  /** Of no process: numbers end far below it. */
  private static final String DEAD = "999999999";

  @TempDir Path dir;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final FakeTicker ticker = new FakeTicker();
  private final Log log = new Log(Level.WARN, said, ticker);

  private PromDirectory directory(Path where, Service service) {
    return new PromDirectory(where.toString(), service, "node7", SELF, log);
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void file_isWholeNamedAfterServiceAndProcessAndReadableByAll() throws IOException {
    directory(dir, CHECKOUT).publish(SAMPLES);

    Path file = dir.resolve("bearer-checkout-node7-4711.prom");
    assertThat(names()).containsExactly(file.getFileName().toString());
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            # bearer-agent process 4711 of boot/pid:[1]
            # HELP bearer_active 1, or 0 while bearer.enabled is false or an operator has paused the agent.
            # TYPE bearer_active gauge
            bearer_active{service="checkout",environment="production",version="2.14.1",process="node7-4711"} 1
            """);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void file_ofAnUnnamedService_hasANameToo() throws IOException {
    directory(dir, Service.UNNAMED).publish(SAMPLES);
    assertThat(names()).containsExactly("bearer-java-node7-4711.prom");
  }

  @Test
  void names_thatAreNoFileNames_stayInTheDirectory() throws IOException {
    directory(dir, new Service("../../etc/ä b", null, null, "a/b:c")).publish(SAMPLES);
    assertThat(names()).containsExactly("bearer-.._.._etc___b-a_b_c-4711.prom");
  }

  @Test
  void file_publishedAgain_isReplaced() throws IOException {
    PromDirectory directory = directory(dir, CHECKOUT);
    directory.publish(SAMPLES);
    directory.publish(List.of(new Sample(Meter.ACTIVE, 0)));

    assertThat(names()).hasSize(1);
    assertThat(Files.readString(dir.resolve("bearer-checkout-node7-4711.prom")))
        .endsWith("process=\"node7-4711\"} 0\n");
  }

  /** Of a series that two files have a collector shows only one. */
  @Test
  void twoProcesses_ofOneServiceOnOneMachine_haveNoSeriesInCommon() throws IOException {
    directory(dir, CHECKOUT).publish(SAMPLES);
    new PromDirectory(dir.toString(), CHECKOUT, "node7", new ThisProcess("4712", ""), log)
        .publish(SAMPLES);

    List<String> series =
        names().stream()
            .flatMap(name -> lines(dir.resolve(name)))
            .filter(l -> !l.startsWith("#"))
            .toList();
    assertThat(series).hasSize(2).doesNotHaveDuplicates();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void noDirectory_isSaidOnceAndTriedAgain() throws IOException {
    Path missing = dir.resolve("s3cr3t-by-mistake");
    PromDirectory directory = directory(missing, CHECKOUT);
    directory.publish(SAMPLES);
    directory.publish(SAMPLES);
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] WARN BA-016 metrics are not written: bearer.metrics-file names no"
                + " directory; tried again with each interval\n");

    Files.createDirectory(missing);
    directory.publish(SAMPLES);
    assertThat(missing.resolve("bearer-checkout-node7-4711.prom")).exists();
    assertThat(said()).hasLineCount(1).doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "/proc/version", "/proc/self/nothing"})
  void whatIsNoDirectory_isSaid(String path) {
    new PromDirectory(path, CHECKOUT, "node7", SELF, log).publish(SAMPLES);
    assertThat(said()).hasLineCount(1).contains("names no directory");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void directoryThatTakesNothing_isSaidWithWhatTheSystemSays() {
    new PromDirectory("/proc/self", CHECKOUT, "node7", SELF, log).publish(SAMPLES);
    assertThat(said()).hasLineCount(1).contains(" BA-016 metrics are not written: ");
  }

  /** As in a directory that everybody can write to. */
  @Test
  void linkInItsPlace_isNotFollowed() throws IOException {
    Path victim = Files.writeString(dir.resolve("victim"), "mine");
    Path name = dir.resolve("bearer-checkout-node7-4711.prom");
    Files.createSymbolicLink(name, victim);
    Files.createSymbolicLink(dir.resolve(name.getFileName() + ".tmp"), victim);
    directory(dir, CHECKOUT).publish(SAMPLES);

    assertThat(Files.readString(victim)).isEqualTo("mine");
    assertThat(Files.isRegularFile(name, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void removedFile_isNotWrittenAgain() throws IOException {
    PromFile file = new PromFile(dir, "bearer-x");
    file.write("a");
    file.remove();
    assertThat(names()).isEmpty();
    file.write("b");
    assertThat(names()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void filesOfDeadProcesses_areRemoved_whereThatIsCertain() throws IOException {
    ThisProcess self = ThisProcess.current();
    assertThat(self.id).isEqualTo(String.valueOf(ProcessHandle.current().pid()));
    String parent = String.valueOf(ProcessHandle.current().parent().orElseThrow().pid());
    put("bearer-a-h-1.prom", DeadProcesses.head(new ThisProcess(DEAD, self.space)));
    put("bearer-a-h-1.prom.tmp", DeadProcesses.head(new ThisProcess(DEAD, self.space)));
    put("bearer-lives-h-2.prom", DeadProcesses.head(new ThisProcess(parent, self.space)));
    put("bearer-elsewhere-h-3.prom", DeadProcesses.head(new ThisProcess(DEAD, "boot/pid:[1]")));
    put("bearer-unknown-h-4.prom", DeadProcesses.head(new ThisProcess(DEAD, "")));
    put("bearer-theirs.prom", "# HELP bearer_x of somebody else\n");
    put("bearer-cut.prom", "# bearer-agent process " + DEAD + " of");
    put("bearer-path.prom", "# bearer-agent process ../x of " + self.space + "\n");
    put("other.prom", DeadProcesses.head(new ThisProcess(DEAD, self.space)));
    Path link = dir.resolve("bearer-link.prom");
    Files.createSymbolicLink(link, dir.resolve("other.prom"));

    new PromDirectory(dir.toString(), CHECKOUT, "node7", self, log).publish(SAMPLES);
    assertThat(names())
        .containsExactlyInAnyOrder(
            "bearer-checkout-node7-" + self.id + ".prom",
            "bearer-lives-h-2.prom",
            "bearer-elsewhere-h-3.prom",
            "bearer-unknown-h-4.prom",
            "bearer-theirs.prom",
            "bearer-cut.prom",
            "bearer-path.prom",
            "bearer-link.prom",
            "other.prom");
    assertThat(said()).isEmpty();
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text + "bearer_active 1\n");
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
