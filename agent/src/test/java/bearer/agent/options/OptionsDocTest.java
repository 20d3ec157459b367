package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AssertionAlgorithm;
import bearer.agent.config.BridgePlace;
import bearer.agent.config.LogDestination;
import bearer.agent.config.LogFormat;
import bearer.agent.config.Mode;
import bearer.agent.config.OnTokenFailure;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.diag.Docs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptionsDocTest {
  @Test
  void optionsDoc_comparedWithTheCatalogue_isUpToDate() throws IOException {
    Path file = Docs.file("options.md");
    if (Boolean.getBoolean("bearer.docs.write")) {
      Files.writeString(file, OptionsDoc.text());
    }

    assertThat(Docs.read(file))
        .as(
            "docs/options.md is stale; write it anew with: mvn -pl agent -am test"
                + " -Dtest=OptionsDocTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dbearer.docs.write=true")
        .isEqualTo(OptionsDoc.text());
  }

  @ParameterizedTest
  @EnumSource(Option.class)
  void option_inTheCatalogue_hasOneLineThatFitsATable(Option option) {
    assertThat(option.key()).matches("bearer\\.[a-z]+(-[a-z0-9]+)*(\\.[a-z]+|\\.<name>)?");
    assertThat(option.values + meaning(option)).doesNotContain("\n", "|");
    assertThat(meaning(option)).endsWith(".");
  }

  @Test
  void meanings_areOfTheOptionsInTheirOrder() {
    assertThat(OptionsDoc.MEANINGS.keySet())
        .containsExactlyElementsOf(
            Arrays.stream(Option.values()).map(option -> option.shortKey).toList());
  }

  private static String meaning(Option option) {
    return OptionsDoc.MEANINGS.getOrDefault(option.shortKey, "");
  }

  @Test
  void choices_inTheCatalogue_areThoseOfTheTypes() {
    assertChoices(Option.PROVIDER, Preset.values());
    assertChoices(Option.MODE, Mode.values());
    assertChoices(Option.ON_TOKEN_FAILURE, OnTokenFailure.values());
    assertChoices(Option.TOKEN_AUTH_METHOD, TokenAuthMethod.values());
    assertChoices(Option.CLIENT_ASSERTION_ALG, AssertionAlgorithm.values());
    assertChoices(Option.LOG_LEVEL, bearer.agent.diag.Level.values());
    assertChoices(Option.LOG_TO, LogDestination.values());
    assertChoices(Option.LOG_FORMAT, LogFormat.values());
    assertChoices(Option.METRICS, bearer.agent.config.MetricsDestination.values());
    assertChoices(Option.BRIDGE, BridgePlace.values());
    assertChoices(Option.BLIND_SPOTS, bearer.agent.config.BlindSpotReports.values());
    assertChoices(Option.ON_CONFIG_ERROR, bearer.agent.config.OnConfigError.values());
    assertChoices(Option.CONTROL, bearer.agent.config.ControlLevel.values());
    assertChoices(Option.CONTROL_JMX, bearer.agent.config.ControlLevel.values());
    assertChoices(Option.CONTROL_ATTACH, bearer.agent.config.ControlLevel.values());
    assertChoices(Option.CONTROL_FILE, bearer.agent.config.ControlLevel.values());
  }

  private static void assertChoices(Option option, Enum<?>[] constants) {
    String[] words = option.plainValues().split(", ");
    assertThat(words).hasSameSizeAs(constants);
    for (int i = 0; i < words.length; i++) {
      assertThat(words[i].replace('-', '_').replace('.', '_'))
          .isEqualToIgnoringCase(constants[i].name());
    }
  }
}
