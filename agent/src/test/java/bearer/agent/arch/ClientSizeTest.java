package bearer.agent.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No file about a client grows beyond what can be read at once: 100 lines of code, 65 if the client
 * has no loop that sends a refused request again. Counted without imports, package, comments,
 * annotations, blank lines and lone braces.
 */
class ClientSizeTest {
  private static final Path CLIENTS = Path.of("src/main/java/bearer/agent/clients");
  private static final Path REWRITING = Path.of("src/main/java/bearer/agent/rewriting");
  private static final int MOST = 100;
  private static final int MOST_WITHOUT_LOOP = 65;
  private static final String LOOP = "agent().again";

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern NOT_CODE =
      Pattern.compile("[{}();,\\s]*|(import|package) .*|@\\w+(\\([^()]*\\))?");

  @Test
  void everyFile_isWithinItsBound() throws IOException {
    Map<String, String> files = files(CLIENTS);
    assertThat(files).hasSizeGreaterThan(6);
    List<String> tooLong = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          long lines = linesOfCode(text);
          if (lines > (hasLoop(text, files) ? MOST : MOST_WITHOUT_LOOP)) {
            tooLong.add(name + ": " + lines);
          }
        });

    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyFileAboutWhereCallsBegin_isWithinItsBound() throws IOException {
    List<String> tooLong = new ArrayList<>();
    files(REWRITING)
        .forEach(
            (name, text) -> {
              if (linesOfCode(text) > MOST) {
                tooLong.add(name + ": " + linesOfCode(text));
              }
            });
    assertThat(tooLong).isEmpty();
  }

  /** Itself, or in another file that it names as holding places. */
  private static boolean hasLoop(String text, Map<String, String> files) {
    return text.contains(LOOP)
        || files.entrySet().stream()
            .anyMatch(
                other ->
                    text.contains('"' + other.getKey() + '"') && other.getValue().contains(LOOP));
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void linesOfCode_areThoseThatSaySomething() {
    assertThat(
            linesOfCode(
                """
                package a;

                import b;

                /** Not
                 * code. */
                @SuppressWarnings("x") // nor this
                final class A {
                  @Override
                  void m(
                      int a) { // one more
                    b();
                    }
                  );
                }
                """))
        .isEqualTo(4);
  }

  private static long linesOfCode(String text) {
    return COMMENT
        .matcher(text)
        .replaceAll("")
        .lines()
        .filter(line -> !NOT_CODE.matcher(line.trim()).matches())
        .count();
  }
}
