package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.diag.Counter;
import bearer.agent.hop.Edit;
import bearer.agent.net.Sha256;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several merchants in one application, told apart by their legacy token. */
class MerchantsTest {
  private final Given given = new Given();

  private Policy policy(String... more) {
    String[] settings = {
      "bearer.credential=by-legacy-token",
      "bearer.credential.acme.client-id=acme",
      "bearer.credential.acme.client-secret=a",
      "bearer.credential.acme.legacy-token-sha256=" + digest("acme-1") + "," + digest("acme-2"),
      "bearer.credential.bolt.client-id=bolt",
      "bearer.credential.bolt.client-secret=b",
      "bearer.credential.bolt.legacy-token-sha256=" + digest("bolt-1"),
    };
    String[] all = Arrays.copyOf(settings, settings.length + more.length);
    System.arraycopy(more, 0, all, settings.length, more.length);
    return given.policy(all);
  }

  private static String digest(String token) {
    return Sha256.of(token).hex(64);
  }

  private static List<String> sent(Policy policy, @Nullable String legacy) throws Exception {
    Head head = head(legacy);
    Edit edit = policy.outgoing(head, head);
    return head.after(edit);
  }

  private static Head head(@Nullable String legacy) {
    return legacy == null ? new Head() : new Head().with("x-picpay-token", legacy);
  }

  @Test
  void outgoing_eachMerchant_hasTheTokenOfItsOwnCredential() throws Exception {
    Policy policy = policy("bearer.mode=replace");

    assertThat(sent(policy, "acme-1")).containsExactly("Authorization: Bearer t1");
    assertThat(sent(policy, "bolt-1")).containsExactly("Authorization: Bearer t2");
    assertThat(sent(policy, "acme-2")).containsExactly("Authorization: Bearer t1");
    assertThat(sent(policy, " bolt-1 ")).containsExactly("Authorization: Bearer t2");
    assertThat(given.fetches).isEqualTo(2);
    assertThat(given.said()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer.mode=add", "bearer.mode=replace", "bearer.mode=observe"})
  void outgoing_tokenThatNobodyNames_isUntouchedCountedAndSaidOnce(String mode) throws Exception {
    Policy policy = policy(mode);

    assertThat(sent(policy, "third")).containsExactly("x-picpay-token: third");
    assertThat(sent(policy, "fourth")).containsExactly("x-picpay-token: fourth");
    assertThat(given.fetches).isZero();
    assertThat(given.counters.value(Counter.UNMAPPED)).isEqualTo(2);
    assertThat(given.said())
        .matches(
            "\\[bearer-agent] WARN BA-417 a request to api\\.example\\.com carries a legacy token"
                + " \\([0-9a-f]{8}\\) that no credential names: such requests go out as the"
                + " application built them; add the SHA-256 digest of the token to the merchant's"
                + " bearer\\.credential\\.<name>\\.legacy-token-sha256\n")
        .doesNotContain("third", digest("third").substring(0, 8));
  }

  @Test
  void outgoing_noLegacyToken_isUntouchedAndSaid() throws Exception {
    assertThat(sent(policy(), null)).isEmpty();
    assertThat(given.said()).contains("BA-417", " carries no legacy token: such requests go out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"third", ""})
  void outgoing_enforce_failsWhatNobodyNames(String token) {
    Policy policy = policy("bearer.mode=enforce");
    Head head = head(token.isEmpty() ? null : token);

    assertThatThrownBy(() -> policy.outgoing(head, head))
        .isInstanceOf(ConnectException.class)
        .hasMessage(
            "[bearer-agent] no credential for the legacy token in a request to api.example.com,"
                + " request not sent: BA-417");
  }

  @Test
  void outgoing_bearerOfAnotherMerchant_isReplacedOrTakenAway() throws Exception {
    Policy policy = policy("bearer.mode=replace");
    sent(policy, "acme-1");
    Head copied = head("bolt-1").with("Authorization", "Bearer t1");
    Head nobodys = head("third").with("Authorization", "Bearer t1");

    assertThat(copied.after(policy.outgoing(copied, copied)))
        .containsExactly("Authorization: Bearer t2");
    assertThat(nobodys.after(policy.outgoing(nobodys, nobodys)))
        .containsExactly("x-picpay-token: third");
  }

  @Test
  void again_afterA401_hasTheNextTokenOfTheSameMerchant() throws Exception {
    Policy policy = policy("bearer.mode=replace");
    sent(policy, "acme-1");
    sent(policy, "bolt-1");
    Object exchange = new Object();
    Head head = head("acme-1");
    Edit edit = policy.outgoing(head, head);
    given.pass(60);
    policy.sent(exchange, edit);
    policy.answered(exchange, edit, 401, "Bearer");

    assertThat(policy.again(exchange, "GET", true)).isTrue();
    assertThat(sent(policy, "acme-1")).containsExactly("Authorization: Bearer t3");
    assertThat(sent(policy, "bolt-1")).containsExactly("Authorization: Bearer t2");
  }

  @Test
  void replace_aMerchantIsAdded_othersKeepTheirTokens() throws Exception {
    Policy policy = policy("bearer.mode=replace");
    sent(policy, "acme-1");
    policy.replace(
        Given.config(
            "bearer.mode=replace",
            "bearer.credential=by-legacy-token",
            "bearer.credential.acme.client-id=acme",
            "bearer.credential.acme.client-secret=a",
            "bearer.credential.acme.legacy-token-sha256=" + digest("acme-1"),
            "bearer.credential.cart.client-id=cart",
            "bearer.credential.cart.client-secret=c",
            "bearer.credential.cart.legacy-token-sha256=" + digest("cart-1")));

    assertThat(sent(policy, "acme-1")).containsExactly("Authorization: Bearer t1");
    assertThat(sent(policy, "cart-1")).containsExactly("Authorization: Bearer t2");
    assertThat(sent(policy, "bolt-1")).containsExactly("x-picpay-token: bolt-1");
  }
}
