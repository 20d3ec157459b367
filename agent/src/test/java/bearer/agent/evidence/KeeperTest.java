package bearer.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
  private static final long MINUTE = 60_000;

  @TempDir Path tmp;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final FakeTicker ticker = new FakeTicker();
  private final Log log = new Log(Level.WARN, said, ticker);
  private final List<String> lines = new ArrayList<>(List.of("{\"a\":1}\n"));

  private Keeper keeper(Path directory) {
    return new Keeper(
        directory.toString(), "check out/ü-1", "0a1b2c3d", () -> lines.remove(0), log, ticker);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(tmp.resolve("kept"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void write_makesDirectoryAndFileForTheOwnerAlone() throws IOException {
    keeper(tmp.resolve("kept")).write();

    Path file = tmp.resolve("kept/check_out__-1-0a1b2c3d.jsonl");
    assertThat(file).hasContent("{\"a\":1}\n");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(tmp.resolve("kept"))).isEqualTo("rwx------");
    assertThat(said.size()).isZero();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void write_failing_isSaidOnceAndTriedAgain() throws IOException {
    lines.addAll(List.of("{\"b\":2}", "{\"c\":3}"));
    Path directory = tmp.resolve("missing/kept");
    Keeper keeper = keeper(directory);
    keeper.write();
    keeper.write();

    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "[bearer-agent] WARN BA-015 no evidence is kept in "
                + directory
                + ": java.nio.file.NoSuchFileException: "
                + directory
                + "; the agent does all else, and tries again each minute\n");
    Files.createDirectory(tmp.resolve("missing"));
    keeper.write();
    assertThat(directory.resolve("check_out__-1-0a1b2c3d.jsonl")).hasContent("{\"a\":1}\n");
  }

  /** It must not hold up the end of the JVM either. */
  @Test
  void atEnd_whatIsWrittenDoesNotCome_isNotWaitedForLong() {
    CountDownLatch comes = new CountDownLatch(1);
    Supplier<String> hangs =
        () -> {
          try {
            comes.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return "{}";
        };
    Keeper keeper =
        new Keeper(tmp.resolve("kept").toString(), "shop", "0a1b2c3d", hangs, log, ticker);
    new AtEnd(keeper).run();

    assertThat(comes.getCount()).isEqualTo(1); // it has returned all the same
    comes.countDown();
  }

  @Test
  void file_full_coversTheSameTimeInFewerLines() throws IOException {
    Path path = tmp.resolve("x.jsonl");
    EvidenceFile file = new EvidenceFile(path, 40);
    for (int i = 1; i <= 11; i++) {
      file.append("line" + i);
    }

    assertThat(Files.readAllLines(path))
        .containsExactly("line1", "line2", "line9", "line10", "line11");
    assertThat(mode(path)).isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(tmp)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void makeRoom_dropsTheShortestLivesAndWhatIsOld() throws IOException {
    Path kept = Files.createDirectory(tmp.resolve("kept"));
    long now = 100L * 24 * 60 * MINUTE;
    for (int i = 0; i < 32; i++) {
      write(kept.resolve("shop-1-0000" + (1000 + i) + ".jsonl"), i + 1, now - 11 * MINUTE);
    }
    write(kept.resolve("shop-1-alive000.jsonl"), 1, now);
    write(kept.resolve("shop-1-2-00000000.jsonl"), 1, now - 11 * MINUTE);
    write(kept.resolve("other-00000000.jsonl"), 1, now - 91L * 24 * 60 * MINUTE);
    write(kept.resolve("notes.txt"), 1, now - 91L * 24 * 60 * MINUTE);
    new EvidenceDirectory(kept).makeRoom("shop-1", now);

    assertThat(names())
        .hasSize(32)
        .contains("notes.txt", "shop-1-2-00000000.jsonl", "shop-1-alive000.jsonl")
        .contains("shop-1-00001003.jsonl", "shop-1-00001031.jsonl")
        .doesNotContain(
            "other-00000000.jsonl",
            "shop-1-00001000.jsonl",
            "shop-1-00001001.jsonl",
            "shop-1-00001002.jsonl");
  }

  private static void write(Path file, int length, long modified) throws IOException {
    Files.writeString(file, "x".repeat(length));
    Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
  }
}
