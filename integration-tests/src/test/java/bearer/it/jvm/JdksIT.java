package bearer.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdksIT {
  @Test
  void required_everyOneFound() {
    assertThat(Jdks.all()).extracting(Jdk::feature).containsAll(Jdks.required());
  }
}
