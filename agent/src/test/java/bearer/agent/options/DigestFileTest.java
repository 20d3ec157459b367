package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.RuleConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bearer.legacy-token-sha256-file}. */
class DigestFileTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);
  private static final String C = "c".repeat(64);

  @TempDir Path dir;

  private Given given(String content) throws IOException {
    Path file = dir.resolve("digests");
    Files.writeString(file, content);
    return Given.minimum().property("bearer.legacy-token-sha256-file", file.toString());
  }

  @Test
  void digests_areOneOnEachLine_besideThoseOfTheList() throws IOException {
    RuleConfig rule =
        given("\uFEFF# old\r\n" + A + "\r\n\n  " + B + "  # new")
            .property("bearer.legacy-token-sha256", C)
            .active();

    assertThat(rule.treatment.migration.legacyTokenSha256).containsExactly(C, A, B);
  }

  @ParameterizedTest
  @CsvSource({
    "'s3cr3t-token', line 1 must be a SHA-256 digest: 64 digits in lower-case hex",
    "'# nothing', the file has no digest in it",
    "'', the file has no digest in it",
    "'-----BEGIN PRIVATE KEY-----', 'the file is a key or a certificate (-----BEGIN), not text'",
  })
  void anythingElse_isAProblemWithoutTheText(String content, String why) throws IOException {
    assertThat(given(content).problems())
        .containsExactly(
            "BA-105 bearer.legacy-token-sha256-file="
                + Setting.printable(dir.resolve("digests").toString())
                + ": "
                + why);
  }

  @Test
  void fileThatIsNotThere_isAProblem() {
    assertThat(
            Given.minimum()
                .property("bearer.legacy-token-sha256-file", dir.resolve("none").toString())
                .problems())
        .singleElement()
        .asString()
        .endsWith(": the file does not exist");
  }
}
