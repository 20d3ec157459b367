package bearer.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Docs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of meters, and what {@code docs/metrics.md} says of it. */
class MetersDocTest {
  private static final String BEGIN = "<!-- meters: begin -->\n";
  private static final String END = "<!-- meters: end -->";
  private static final String RULES = "deployment/files/prometheus/bearer-agent.rules.yml";

  private static String table() {
    return Arrays.stream(Meter.values())
        .map(MetersDocTest::row)
        .collect(
            Collectors.joining(
                "",
                "Version " + Meter.VERSION + ".\n\n| name | type | labels | |\n|---|---|---|---|\n",
                ""));
  }

  private static String row(Meter meter) {
    return String.format(
        "| `%s` | %s | %s | %s |\n",
        meter.prometheusName(),
        meter.type.word,
        meter.labels.stream().map(label -> '`' + label + '`').collect(Collectors.joining(", ")),
        meter.help);
  }

  @Test
  void docs_haveTheMetersThatThereAre() throws IOException {
    Path file = Docs.file("metrics.md");
    String text = Docs.read(file);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("bearer.docs.write")) {
      Files.writeString(file, text.substring(0, begin) + table() + text.substring(end));
      text = Docs.read(file);
      end = text.indexOf(END);
    }
    assertThat(text.substring(begin, end))
        .as("write it anew with -Dtest=MetersDocTest -Dbearer.docs.write=true")
        .isEqualTo(table());
  }

  private static String docs() throws IOException {
    return Docs.read(Docs.file("metrics.md")) + Docs.read(Docs.file(RULES));
  }

  /** What the docs make alerts of is there. */
  @Test
  void docs_nameNoOtherMeter() throws IOException {
    Set<String> known =
        Arrays.stream(Meter.values()).map(Meter::prometheusName).collect(Collectors.toSet());
    List<String> named =
        Stream.of(docs().split("[^a-z_]+")).filter(word -> word.startsWith("bearer_")).toList();
    assertThat(known).containsAll(named);
  }

  @Test
  void docs_selectByLabelsThatTheMetersHave() throws IOException {
    Matcher selector = Pattern.compile("(bearer_[a-z_]+)\\{([a-z_]+)=").matcher(docs());
    List<String> wrong = new ArrayList<>();
    int selectors = 0;
    while (selector.find()) {
      selectors++;
      String name = selector.group(1);
      String label = selector.group(2);
      if (Arrays.stream(Meter.values())
          .noneMatch(
              meter -> meter.prometheusName().equals(name) && meter.labels.contains(label))) {
        wrong.add(selector.group());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(selectors).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource(Meter.class)
  void name_followsThePrometheusConventions(Meter meter) {
    String name = meter.prometheusName();
    assertThat(name).matches("bearer(_[a-z]+)+");
    assertThat(name.endsWith("_total")).isEqualTo(meter.type == Meter.Type.COUNTER);
    assertThat(name).doesNotContain("_total_", "millis", "_ms", "minutes", "percent");
    assertThat(meter.dotted).isEqualTo(meter.dotted.toLowerCase(Locale.ROOT));
    assertThat(meter.help).doesNotEndWith(".").doesNotContain("\n", "|");
    Set<String> labels = new HashSet<>(meter.labels);
    assertThat(labels).hasSameSizeAs(meter.labels).allMatch(label -> label.matches("[a-z_]+"));
    assertThat(Collections.disjoint(labels, Set.of("service", "environment", "version", "process")))
        .as("labels that all have")
        .isTrue();
  }
}
