package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicalLinesTest {
  @ParameterizedTest
  @CsvSource({
    "'a=1~b=2~c=3', 3",
    "'~~c=1', 3",
    "'#a~  !b~\t~c=1', 4",
    "'a=1\\~b~c=1', 3",
    "'a=1\\\\~c=1', 2",
    "'a=1\\~#b\\~c~c=2', 4",
    "'#a\\~c=1', 2",
    "'c', 1",
    "'x:1~y 2~  c  3', 3",
    "'a\\=c=1~c=1', 2",
    "'c=1~c=2', 1",
  })
  void start_ofTheFirstEntryWithAKey_isItsLine(String text, int line) throws Exception {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      OrderedProperties properties = new OrderedProperties();
      properties.load(new StringReader(text.replace("~", end)));

      assertThat(LogicalLines.start(text.replace("~", end), properties.place("c"))).isEqualTo(line);
    }
  }

  @Test
  void start_noSuchEntry_isZero() {
    assertThat(LogicalLines.start("a=1\n", 1)).isZero();
  }
}
