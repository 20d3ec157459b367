package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Selection;
import bearer.agent.net.HeaderName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the requests to a rule's hosts and paths it is for. */
class SelectionTest {
  @Test
  void nothingSet_needsNoHeaderAndRefusesRedirectsFromElsewhere() {
    Selection selection = Given.minimum().active().selection;

    assertThat(selection.requiredHeaders).isEmpty();
    assertThat(selection.redirectedFromElsewhere).isFalse();
  }

  @Test
  void requireHeader_legacyAndOthers_areAllOfThem() {
    assertThat(
            Given.minimum()
                .property("bearer.require-header", "x-tenant, Legacy")
                .property("bearer.legacy-headers", "x-old")
                .active()
                .selection
                .requiredHeaders)
        .extracting(HeaderName::toString)
        .containsExactly("x-tenant", "x-old");
  }

  @Test
  void requireHeader_legacyWithoutLegacyHeaders_isRefused() {
    assertThat(
            Given.minimum()
                .property("bearer.require-header", "legacy")
                .property("bearer.legacy-headers", " ")
                .problems())
        .containsExactly(
            "BA-102 bearer.require-header=legacy: there are no legacy headers: set"
                + " bearer.legacy-headers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-old: secret | : give only the header's name, such as x-picpay-token",
        ", | =,: has no entry"
      })
  void requireHeader_noName_isRefused(String value, String problem) {
    assertThat(Given.minimum().property("bearer.require-header", value).problems())
        .containsExactly("BA-102 bearer.require-header" + problem);
  }

  @Test
  void redirectedFromElsewhere_true_isTaken() {
    assertThat(
            Given.minimum()
                .property("bearer.redirected-from-elsewhere", "true")
                .active()
                .selection
                .redirectedFromElsewhere)
        .isTrue();
  }
}
