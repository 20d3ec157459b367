package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  })
  void path_hostileText_costsAtMostLengthTimesPattern(String pattern, String unit, int times) {
    Counted text = new Counted(unit.repeat(times));

    assertThat(Glob.path(pattern.substring(1).split("/"), text, 1, text.length())).isFalse();
    assertThat(text.looks).isLessThanOrEqualTo((long) text.length() * (pattern.length() + 1));
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
