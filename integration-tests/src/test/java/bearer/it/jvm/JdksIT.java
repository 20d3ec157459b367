package bearer.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class JdksIT {
  @Test
  void required_everyOneFound() {
    assertThat(Jdks.features("bearer.jdks.required")).allMatch(Jdks::found, "found");
  }

  @Test
  void missing_ofARange_skipsWhoeverRunsIt() {
    Jdk missing = Jdks.between(1, 2).toList().get(0);
    assertThat(missing).hasToString("JDK 1 to 2");
    assertThatThrownBy(() -> JavaCommand.on(missing))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("needs JDK 1 to 2");
  }
}
