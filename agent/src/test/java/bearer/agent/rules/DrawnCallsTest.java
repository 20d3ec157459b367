package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Counter;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that is for a share of calls: {@code bearer.percent-by=request}. */
@NullUnmarked
class DrawnCallsTest {
  private final Given given = new Given();

  private static Head drawing(int number, String method) {
    Head head = Head.to("https://api.example.com/v2/payments").method(method);
    head.draw = number;
    return head;
  }

  /** The instance {@code in} is one of 30 in a hundred, {@code out} is not. */
  @ParameterizedTest
  @CsvSource({
    "0, GET, out, false, true",
    "29, GET, out, false, true",
    "30, GET, in, false, false",
    "99, HEAD, in, false, false",
    "29, OPTIONS, out, false, true",
    "0, POST, out, false, false",
    "99, POST, in, false, true",
    "99, DELETE, in, false, true",
    "29, POST, out, true, true",
    "30, POST, in, true, false",
  })
  void outgoing_callThatHasDrawn_isInOrOut(
      int number, String method, String instance, boolean unsafe, boolean in) throws Exception {
    Policy policy =
        given.policy(
            "bearer.percent=30",
            "bearer.percent-by=request",
            "bearer.percent-unsafe=" + unsafe,
            "bearer.instance-id=" + (instance.equals("in") ? "shop-3" : "shop-2"));
    Head head = drawing(number, method);

    assertThat(head.after(policy.outgoing(head, head)))
        .isEqualTo(in ? java.util.List.of("Authorization: Bearer t1") : java.util.List.of());
    assertThat(given.counters.value(Counter.OUTSIDE_PERCENT)).isEqualTo(in ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, false", "100, 99, true"})
  void outgoing_allOrNone_needsNoDraw(int percent, int number, boolean in) throws Exception {
    Policy policy = given.policy("bearer.percent=" + percent, "bearer.percent-by=request");
    Head head = drawing(number, "GET");

    assertThat(head.after(policy.outgoing(head, head)).size()).isEqualTo(in ? 1 : 0);
  }

  @Test
  void moving_callThatIsOut_staysWhereItIs() throws Exception {
    Policy policy =
        given.policy(
            "bearer.mode=replace",
            "bearer.percent=30",
            "bearer.percent-by=request",
            "bearer.rewrite=https://old.example.com/v1/ => https://api.example.com/v2/");
    Head in = Head.to("https://old.example.com/v1/payments");
    in.draw = 29;
    Head out = Head.to("https://old.example.com/v1/payments");
    out.draw = 30;

    assertThat(policy.moving(in, in).leadsElsewhere()).isTrue();
    assertThat(policy.moving(out, out).leadsElsewhere()).isFalse();
  }

  @Test
  void drawn_sameObject_isTheSameNumberUntilTheCallEnds() {
    Policy policy = given.policy();
    Set<Integer> numbers = new TreeSet<>();
    for (int i = 0; i < 2_000; i++) {
      Object first = new Object();
      Object second = new Object();
      int number = policy.drawn(first);
      assertThat(policy.drawn(first)).isEqualTo(number).isBetween(0, 99);
      policy.continues(first, second);
      assertThat(policy.drawn(second)).isEqualTo(number);
      policy.continues(second, null);
      numbers.add(number);
    }
    assertThat(numbers).hasSizeGreaterThan(90);
  }

  @Test
  void drawn_afterTheEnd_isAnotherNumber() {
    Policy policy = given.policy();
    Object context = new Object();
    Set<Integer> numbers = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      numbers.add(policy.drawn(context));
      policy.continues(context, null);
    }
    assertThat(numbers).hasSizeGreaterThan(10);
  }
}
