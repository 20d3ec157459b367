package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.ConfigResult;
import bearer.agent.config.ControlConfig;
import bearer.agent.config.ControlLevel;
import bearer.agent.diag.Version;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may do later, and what becomes of a configuration that cannot be used. */
class ControlOptionsTest {
  private static ConfigResult read(String... settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put("bearer.hosts", "api.example.com");
    properties.put("bearer.token-url", "https://as.example.com/token");
    properties.put("bearer.client-id", "me");
    properties.put("bearer.client-secret", "s3cret");
    for (String setting : settings) {
      properties.put(
          setting.substring(0, setting.indexOf(' ')), setting.substring(setting.indexOf(' ') + 1));
    }
    return ConfigReader.read(new Sources(properties, Map.of()));
  }

  @Test
  void control_nothingSet_jmxReadsAndTheOthersMayAll() {
    ControlConfig control = read().start.control();

    assertThat(control.jmx).isEqualTo(ControlLevel.READ_ONLY);
    assertThat(control.attach).isEqualTo(ControlLevel.FULL);
    assertThat(control.file).isEqualTo(ControlLevel.FULL);
  }

  @Test
  void control_asAWhole_isTheMostOfEach() {
    ControlConfig control =
        read("bearer.control read-only", "bearer.control.jmx full", "bearer.control.attach none")
            .start
            .control();

    assertThat(control.jmx).isEqualTo(ControlLevel.READ_ONLY);
    assertThat(control.attach).isEqualTo(ControlLevel.NONE);
    assertThat(control.file).isEqualTo(ControlLevel.READ_ONLY);
    assertThat(control.watchesFile()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1, true",
    "0.1.0, 0.1, true",
    "0.1, 0.1.0, true",
    "0.10, 0.9, true",
    "1.0-SNAPSHOT, 1.0, true",
    "1, 0.9.9, true",
    "0.1.0, 0.1.1, false",
    "0.9, 0.10, false",
    "0.9.9, 1, false",
  })
  void isAtLeast_comparesPartByPart(String version, String wanted, boolean expected) {
    assertThat(Requires.isAtLeast(version, wanted)).isEqualTo(expected);
  }

  /** What this agent does not know is not held against the file. */
  @Test
  void requires_newerAgent_isTheOnlyProblem() {
    ConfigResult result = read("bearer.requires >=99.1", "bearer.of-the-future 1");

    assertThat(result.config).isNull();
    assertThat(result.problems)
        .extracting(Object::toString)
        .containsExactly("BA-110 bearer.requires=>=99.1: this agent is " + Version.TEXT);
    assertThat(read("bearer.requires >=0.1").problems).isEmpty();
    assertThat(read("bearer.requires 0.3").problems)
        .extracting(Object::toString)
        .containsExactly("BA-102 bearer.requires=0.3: must be >= and a version, such as >=0.3");
  }

  @Test
  void onConfigError_isRead() {
    assertThat(read().start.exitsOnError).isFalse();
    assertThat(read("bearer.on-config-error inert").start.exitsOnError).isFalse();
    assertThat(read("bearer.on-config-error exit").start.exitsOnError).isTrue();
  }
}
