package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Counter;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token of ours, {@code t1}, on its way to a host that is not configured. */
@NullUnmarked
class LeakGuardTest {
  private final Given given = new Given();
  private Policy policy;

  @BeforeEach
  void issue() throws Exception {
    policy = given.policy();
    policy.outgoing(new Head(), new Head());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer t1",
        "bearer t1",
        "BEARER   t1  ",
        "\tBearer\tt1",
        "t1",
        "Token t1",
        "Basic x, Bearer t1",
        "Token token=\"t1\""
      })
  void anyNotation_isRemovedFromBothHeaders(String value) throws Exception {
    for (String name : new String[] {"Authorization", "authorization", "Proxy-Authorization"}) {
      Head head = elsewhere().with("Accept", "*/*").with(name, value);

      assertThat(head.after(policy.outgoing(head, head))).containsExactly("Accept: */*");
    }
    assertThat(given.counters.value(Counter.LEAK_PREVENTED)).isEqualTo(3);
    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] WARN BA-403 a token that this agent had obtained was on its way to"
                + " other.example, which is not configured: it was removed\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer t2", "Bearer xt1", "Bearer t1x", "Bearer T1", "Basic x", ""})
  void anythingElse_isLeftAlone(String value) throws Exception {
    Head head = elsewhere().with("Authorization", value).with("Proxy-Authorization", value);

    assertThat(Given.change(policy.outgoing(head, head))).isNull();
    assertThat(given.said()).isEmpty();
  }

  @Test
  void secondValue_isFound() throws Exception {
    Head head = elsewhere().with("Authorization", "Basic x").with("Authorization", "Bearer t1");

    assertThat(head.after(policy.outgoing(head, head))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Basic x, Bearer t1, Authorization: Basic x",
    "Bearer t1, Basic x, Proxy-Authorization: Basic x"
  })
  void otherHeader_staysAsItIs(String authorization, String forProxy, String left)
      throws Exception {
    Head head =
        elsewhere().with("Authorization", authorization).with("Proxy-Authorization", forProxy);

    assertThat(head.after(policy.outgoing(head, head))).containsExactly(left);
  }

  /** What an application could reach is nobody else's. */
  @Test
  void edit_isMadeForOneRequest() throws Exception {
    Head head = elsewhere().with("Authorization", "Bearer t1");

    assertThat(policy.outgoing(head, head)).isNotSameAs(policy.outgoing(head, head));
    assertThat(policy.outgoing(head, head).lease()).isNull();
  }

  private static Head elsewhere() {
    return Head.to("https://other.example/");
  }
}
