package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Docs;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the documentation says of each answer is what the code does. */
final class RefusalDocTest {
  private static final String START = "<!-- refusals: made by RefusalDocTest, do not edit -->\n";
  private static final String END = "<!-- end of refusals -->\n";

  @Test
  void problemsDoc_tableOfRefusals_isThatOfTheCode() throws IOException {
    Path file = Docs.file("problems.md");
    String text = Docs.read(file);
    int start = text.indexOf(START) + START.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("bearer.docs.write")) {
      Files.writeString(file, text.substring(0, start) + table() + text.substring(end));
      return;
    }

    assertThat(text.substring(start, end))
        .as("write it anew with -Dtest=RefusalDocTest -Dbearer.docs.write=true")
        .isEqualTo(table());
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder("| answer | code | asked again | cure |\n|---|---|---|---|\n");
    for (Refusal row : Refusal.values()) {
      table.append("| ").append(row.error == null ? status(row) : "`" + row.error + "`");
      table.append(" | ").append(row.code.id()).append(" | ").append(again(row));
      table.append(" | ").append(row.cure).append(" |\n");
    }
    return table.toString();
  }

  private static String status(Refusal row) {
    String name = row.name().substring("STATUS_".length());
    return name.equals("OTHER") ? "any other" : name.replace("XX", "xx");
  }

  private static String again(Refusal row) {
    return switch (new TokenUnavailable(row.code, "").kind()) {
      case TRANSIENT -> "within 30 s";
      case CREDENTIAL -> "within 60 s; at once with another secret";
      case CONFIGURATION -> "after 60 s";
    };
  }
}
