package bearer.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Docs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page in Portuguese says what the page in English says: it has the same bones. */
class TranslationsTest {
  static List<Path> translated() throws IOException {
    try (Stream<Path> pages = Files.list(Docs.file("pt-BR"))) {
      return pages.map(Path::getFileName).sorted().toList();
    }
  }

  @Test
  void translated_areThePagesOfWhoeverRunsIt() throws IOException {
    assertThat(translated())
        .extracting(Path::toString)
        .contains("README.md", "quick-start-picpay.md", "quick-start-qpay.md", "migration.md");
  }

  @ParameterizedTest
  @MethodSource("translated")
  void headings_areAsManyAndOfTheSameLevels(Path name) {
    assertThat(portuguese(name).levels).isEqualTo(english(name).levels);
  }

  /** But for the words in a picture. */
  @ParameterizedTest
  @MethodSource("translated")
  void blocks_areTheSame(Path name) {
    assertThat(withoutWords(portuguese(name).blocks)).isEqualTo(withoutWords(english(name).blocks));
  }

  /** Codes, options, commands, headers: what nobody translates. */
  @ParameterizedTest
  @MethodSource("translated")
  void wordsInCode_areTheSame(Path name) {
    assertThat(portuguese(name).words).isEqualTo(english(name).words);
  }

  private static Page portuguese(Path name) {
    return Page.of(Docs.file("pt-BR").resolve(name));
  }

  private static Page english(Path name) {
    Path page = Docs.file("..").resolve(name);
    return Page.of(Files.exists(page) ? page : Docs.file("").resolve(name));
  }

  private static List<String> withoutWords(List<String> blocks) {
    return blocks.stream()
        .map(
            block -> block.startsWith("mermaid\n") ? block.replaceAll("\"[^\"]*\"", "\"\"") : block)
        .toList();
  }
}
