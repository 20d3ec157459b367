package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Counter;
import bearer.agent.hop.Edit;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Semantics, section 3: one credential is for one merchant. */
@NullUnmarked
class CallersTest {
  /** Of {@code second}. */
  private static final String SHA256 =
      "16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4";

  private final Given given = new Given();

  @ParameterizedTest
  @ValueSource(strings = {"bearer.mode=add", "bearer.mode=replace"})
  void secondValue_isUntouchedCountedAndSaidOnce(String mode) throws Exception {
    Policy policy = given.policy(mode);

    assertThat(ask(policy, "first")).isNotNull();
    assertThat(ask(policy, "second")).isNull();
    assertThat(ask(policy, "third")).isNull();
    assertThat(ask(policy, new String("first"))).isNotNull();
    assertThat(ask(policy, " first ")).isNotNull();
    assertThat(given.counters.value(Counter.OTHER_CALLER)).isEqualTo(2);
    assertThat(given.counters.value(Counter.INJECTED)).isEqualTo(3);
    assertThat(given.said())
        .matches(
            "\\[bearer-agent] WARN BA-413 a request to api\\.example\\.com carries another"
                + " x-picpay-token \\([0-9a-f]{8}\\) than the caller that the credential is for"
                + " \\([0-9a-f]{8}\\): such requests go out as the application built them;"
                + " bearer\\.merge-callers=true says that all callers are the same merchant\n")
        .doesNotContain("first", "second", SHA256.substring(0, 8));
  }

  @Test
  void secondValue_neverWaitsForATokenAndNeverFails() throws Exception {
    Policy policy = given.policy("bearer.on-token-failure=fail");
    ask(policy, "first");
    given.serverUp = false;
    given.pass(7200);
    Head second = head("second");
    policy.beginning(second, second);
    policy.beginningNow(second, second);

    assertThat(policy.ready(second, second)).isNull();
    assertThat(ask(policy, "second")).isNull();
    assertThat(given.fetches).isEqualTo(1);
  }

  @Test
  void noHeader_isNobodyElses() throws Exception {
    Policy policy = given.policy();

    assertThat(policy.outgoing(new Head(), new Head())).isNotNull();
    assertThat(ask(policy, "")).isNotNull();
    assertThat(ask(policy, "first")).isNotNull();
    assertThat(ask(policy, "second")).isNull();
    assertThat(policy.outgoing(new Head(), new Head())).isNotNull();
  }

  @Test
  void sellerToken_tellsNobodyApart() throws Exception {
    Policy policy = given.policy();
    Head one = new Head().with("x-seller-token", "1");
    Head two = new Head().with("x-seller-token", "2");

    assertThat(Given.change(policy.outgoing(one, one))).isNotNull();
    assertThat(Given.change(policy.outgoing(two, two))).isNotNull();
  }

  @Test
  void ownAuthorization_bindsNothing() throws Exception {
    Policy policy = given.policy();
    Head own = head("first").with("Authorization", "Basic x");

    assertThat(Given.change(policy.outgoing(own, own))).isNull();
    assertThat(ask(policy, "second")).isNotNull();
  }

  @Test
  void otherPath_bindsNothing() throws Exception {
    Policy policy = given.policy("bearer.paths=/v2/**", "bearer.log-level=off");
    Head other = Head.to("https://api.example.com/v1").with("x-picpay-token", "first");

    assertThat(Given.change(policy.outgoing(other, other))).isNull();
    assertThat(ask(policy, "second")).isNotNull();
  }

  @Test
  void mergeCallers_allValuesGetTheToken() throws Exception {
    Policy policy = given.policy("bearer.mode=replace", "bearer.merge-callers=true");

    assertThat(ask(policy, "first")).isNotNull();
    assertThat(ask(policy, "second")).isNotNull();
    assertThat(given.said()).isEmpty();
  }

  @Test
  void digestGiven_isTheOneHoweverLateItComes() throws Exception {
    Policy policy = given.policy("bearer.legacy-token-sha256=" + SHA256);

    assertThat(ask(policy, "first")).isNull();
    assertThat(ask(policy, "first")).isNull();
    assertThat(ask(policy, "second")).isNotNull();
    assertThat(ask(policy, "first")).isNull();
    assertThat(ask(policy, "second")).isNotNull();
    assertThat(given.said()).contains(") than bearer.legacy-token-sha256 says: such requests go");
  }

  @Test
  void observe_onlyReports() throws Exception {
    Policy policy = given.policy("bearer.mode=observe", "bearer.log-level=info");

    assertThat(ask(policy, "first")).isNull();
    assertThat(ask(policy, "second")).isNull();
    assertThat(given.counters.value(Counter.OBSERVED)).isEqualTo(1);
    assertThat(given.counters.value(Counter.OTHER_CALLER)).isEqualTo(1);
    assertThat(given.said()).contains("BA-413", "such requests would go out as the application");
  }

  @ParameterizedTest
  @CsvSource({
    "bearer.mode=replace, true",
    "bearer.overwrite=true, true",
    "bearer.client-id=somebody-else, false",
    "bearer.legacy-token-sha256=" + SHA256 + ", false"
  })
  void rulesReplaced_bindingStaysWithTheCredential(String setting, boolean stays) throws Exception {
    Policy policy = given.policy("bearer.mode=add");
    ask(policy, "first");
    policy.replace(Given.config(setting));

    assertThat(ask(policy, "second") == null).isEqualTo(stays);
  }

  @Test
  void valuesNamed_areAllAdmittedAndNoOther() throws Exception {
    String first = "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e";
    Policy policy = given.policy("bearer.legacy-token-sha256=" + first + "," + SHA256);

    assertThat(ask(policy, "second")).isNotNull();
    assertThat(ask(policy, "first")).isNotNull();
    assertThat(ask(policy, "third")).isNull();
    assertThat(ask(policy, "second")).isNotNull();
    assertThat(ask(policy, "third")).isNull();
  }

  /** The budget of a decision: neither what is admitted nor what is refused makes garbage. */
  @ParameterizedTest
  @CsvSource({"'', first, true", "'', second, false", SHA256 + ", first, false"})
  void valueKnown_allocatesNothing(String sha256, String value, boolean admitted) {
    Binding binding = new Binding("x-picpay-token", sha256.isEmpty() ? List.of() : List.of(sha256));
    binding.admits("first");
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    boolean always = binding.admits(value) == admitted;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      always &= binding.admits(value) == admitted;
    }
    long after = threads.getCurrentThreadAllocatedBytes();

    assertThat(always).isTrue();
    assertThat(after - before).isLessThan(10_000); // less than a byte for each
    assertThat(binding).hasToString("Binding[x-picpay-token]");
  }

  private static Head head(String legacy) {
    return new Head().with("x-picpay-token", legacy);
  }

  private static Edit ask(Policy policy, String legacy) throws Exception {
    Head head = head(legacy);
    return Given.change(policy.outgoing(head, head));
  }
}
