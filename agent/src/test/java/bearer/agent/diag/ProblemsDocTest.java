package bearer.agent.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsDocTest {
  private static final Pattern HEADING = Pattern.compile("^## (BA-.*)$", Pattern.MULTILINE);

  private static String document() throws IOException {
    return Docs.read(Docs.file("problems.md"));
  }

  @Test
  void problemsDoc_headings_areExactlyTheCodesInTheirOrder() throws IOException {
    List<String> headings = new ArrayList<>();
    Matcher matcher = HEADING.matcher(document());
    while (matcher.find()) {
      headings.add(matcher.group(1));
    }
    List<String> codes = new ArrayList<>();
    for (Code code : Code.values()) {
      codes.add(code.id());
    }

    assertThat(headings)
        .as("docs/problems.md against Code")
        .isEqualTo(codes)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void problemsDoc_entry_hasExampleCauseAndCure(Code code) throws IOException {
    String document = document();
    int start = document.indexOf("## " + code.id() + "\n");
    int next = document.indexOf("\n## ", start + 1);
    String entry = document.substring(start, next < 0 ? document.length() : next);

    assertThat(entry)
        // a 3xx code is the reason within another line
        .containsPattern(
            "\\[bearer-agent\\] (ERROR|WARN|INFO|DEBUG) (BA-402 .*)?" + code.id() + " \\S")
        .contains("\n**Cause.** ", "\n**Cure.** ");
  }
}
