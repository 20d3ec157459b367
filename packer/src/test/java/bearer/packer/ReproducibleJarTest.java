package bearer.packer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibleJarTest {
  private final TimeZone ofThisMachine = TimeZone.getDefault();

  @TempDir Path directory;

  @AfterEach
  void restoreTimeZone() {
    TimeZone.setDefault(ofThisMachine);
  }

  @Test
  void theMachinesTimeZoneDoesNotMatter() throws IOException {
    byte[] here = written("UTC");
    byte[] there = written("America/Sao_Paulo");

    assertThat(there).isEqualTo(here);
  }

  private byte[] written(String timeZone) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone(timeZone));
    Path jar = directory.resolve("some.jar");
    new ReproducibleJar(Instant.parse("2026-11-21T00:00:00Z"))
        .write(jar, Map.of("entry", new byte[] {1}));
    return Files.readAllBytes(jar);
  }

  @Test
  void nothingElseIsLeftBehind() throws IOException {
    Path jar = directory.resolve("some.jar");
    new ReproducibleJar(Instant.EPOCH).write(jar, Map.of("entry", new byte[] {1}));

    assertThat(directory.toFile().list()).containsExactly("some.jar");
  }
}
