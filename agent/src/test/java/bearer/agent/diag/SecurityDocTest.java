package bearer.agent.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each test that {@code docs/security.md} names is there, in whatever module. */
class SecurityDocTest {
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z]\\w+(?:Test|IT|Scenarios))\\.(\\w+)`");

  @Test
  void tests_thatThePageNames_exist() throws IOException {
    Path docs = Docs.file("security.md");
    List<String> named = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Matcher test = NAMED.matcher(Docs.read(docs));
    while (test.find()) {
      named.add(test.group());
      if (!exists(docs.resolveSibling(".."), test.group(1), test.group(2))) {
        missing.add(test.group());
      }
    }
    assertThat(named).hasSizeGreaterThan(40);
    assertThat(missing).isEmpty();
  }

  private static boolean exists(Path project, String type, String method) throws IOException {
    for (String module : List.of("agent", "integration-tests")) {
      Path sources = project.resolve(module).resolve("src/test/java");
      try (Stream<Path> files = Files.walk(sources)) {
        Path source = files.filter(file -> file.endsWith(type + ".java")).findFirst().orElse(null);
        if (source != null && Files.readString(source).contains(" void " + method + "(")) {
          return true;
        }
      }
    }
    return false;
  }
}
