package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.net.BadValue;
import bearer.agent.net.Salt;
import bearer.agent.options.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintsTest {
  @TempDir Path dir;

  @AfterEach
  void ownSaltAgain() {
    Fingerprints.use(null);
  }

  /** As {@code printf 'fleet\nlegacy' | sha256sum} has it. */
  @Test
  void withAKey_isTheSameInEveryProcess_andTheKeyIsNotShown() {
    String own = Fingerprints.of("legacy");
    Fingerprints.use(new Salt("fleet"));

    assertThat(Fingerprints.of("legacy")).isEqualTo("43adba38").isNotEqualTo(own);
    assertThat(Fingerprints.salt()).isEqualTo("that of bearer.fingerprint-key-file");
  }

  @Test
  void keyFile_isReadWithoutItsLineEnd() throws IOException, BadValue {
    Path file = dir.resolve("key");
    Files.writeString(file, "\uFEFFfleet\r\n");

    Salt read = KeyFile.read(file.toString());
    assertThat(read.fingerprint("legacy")).isEqualTo(new Salt("fleet").fingerprint("legacy"));
    assertThat(read).hasToString("Salt[redacted]");
  }

  @ParameterizedTest
  @CsvSource({"' \n', is empty", "'', is empty"})
  void keyFile_withoutAKey_isRefused(String content, String why) throws IOException {
    Path file = dir.resolve("key");
    Files.writeString(file, content);

    assertThatThrownBy(() -> KeyFile.read(file.toString()))
        .isInstanceOf(BadValue.class)
        .hasMessage(why);
  }
}
