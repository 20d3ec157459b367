package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What matching costs, counted in characters looked at: paths come from whoever writes URLs. */
class GlobTest {
  /** Trying everything would take more steps than there are atoms for the longer ones. */
  @ParameterizedTest
  @CsvSource({
    "*-*-*-*-v2, -, 400",
    "*-*-*-*-v2, -, 4000",
    "*a*a*a*a*a*a*a*a*a*b, a, 400",
    "*a*a*a*a*a*a*a*a*a*b, a, 4000",
    "*aaaaaaaab, a, 4000",
  })
  void segment_hostileText_costsAtMostLengthTimesPattern(String pattern, String unit, int times) {
    Counted text = new Counted(unit.repeat(times));

    assertThat(Glob.segment(pattern, text, 0, text.length())).isFalse();
    assertThat(text.looks).isLessThanOrEqualTo((long) text.length() * (pattern.length() + 1));
  }

  @ParameterizedTest
  @CsvSource({
    "/**/a/**/a/**/a/**/b, /a, 300",
    "/**/a/**/a/**/a/**/b, /a, 3000",
    "/**/a/*/a/a/a/b, /a, 3000",
    "/**/*a*a*a*b/**/x, /aaaaaaaaaa, 300",
    "/**/*a*a*a*b/*a*a*b/x, /aaaaaaaaaab, 300",
    "/**/a/a/a/a/a/a/a/a/b, /a, 3000",
    "/*/**/*/**/*/**/*/x, /a, 3000",
    "/**/*-*-*-*-v2/**/*-*-*-*-v2/**/x, /-----, 800",
  })
  void path_hostileText_costsAtMostLengthTimesPattern(String pattern, String unit, int times) {
    Counted text = new Counted(unit.repeat(times));

    assertThat(Glob.path(pattern.substring(1).split("/"), text, 1, text.length())).isFalse();
    assertThat(text.looks).isLessThanOrEqualTo((long) text.length() * (pattern.length() + 1));
  }

  /** Against every way there is, for texts and patterns that go together well. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void path_seededPatternsAndTexts_matchAsTheSlowestWayDoesAndCostLittle(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      String pattern = joined(random, 1 + random.nextInt(9), PATTERNS);
      String once = joined(random, 1 + random.nextInt(4), TEXTS);
      Counted text = new Counted(once.repeat(1 + random.nextInt(12)));
      String[] segments = pattern.substring(1).split("/", -1);
      boolean matches = Glob.path(segments, text, 1, text.length());

      assertThat(text.looks)
          .as(pattern + " on " + text)
          .isLessThanOrEqualTo((text.length() + 1L) * (pattern.length() + 2));
      assertThat(matches).as(pattern + " on " + text).isEqualTo(SlowGlob.path(pattern, "" + text));
    }
  }

  private static final String[] PATTERNS = {
    "a", "b", "*", "**", "**", "**", "*a", "a*", "*a*a*b", "*-*-*-*-v2", "aab*", "", "*b*"
  };
  private static final String[] TEXTS = {
    "a", "b", "", "aa", "aab", "aaaaaaaaab", "-----", "-a-b-v2", "a-a-a-a-v2", "bbbbbbbba", "v2"
  };

  private static String joined(Random random, int count, String[] segments) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < count; i++) {
      path.append('/').append(segments[random.nextInt(segments.length)]);
    }
    return path.toString();
  }

  private static final class Counted implements CharSequence {
    private final String text;
    private long looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
