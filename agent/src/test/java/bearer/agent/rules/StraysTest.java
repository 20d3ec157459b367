package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.hop.Requests;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no rule is for. */
@NullUnmarked
class StraysTest {
  private static final String OUTSIDE =
      "[bearer-agent] WARN BA-411 a request to api.example.com/v2/* carries x-picpay-token and gets"
          + " no token: it is outside the paths of rule default; see bearer.paths\n";
  private static final String ELSEWHERE =
      "[bearer-agent] WARN BA-412 a request to other.example carries x-picpay-token and went out as"
          + " the application built it: no rule is for that host; see bearer.hosts\n";

  private final Given given = new Given();

  @Test
  void outsideThePaths_withALegacyHeader_isAWarningOnce() throws Exception {
    Requests policy = given.policy("bearer.paths=/v2/payments/**");
    for (int i = 0; i < 3; i++) {
      ask(policy, Head.to("https://api.example.com/v2/" + i).with("X-PicPay-Token", "old"));
    }

    assertThat(given.said()).isEqualTo(OUTSIDE);
  }

  @Test
  void outsideThePaths_withoutALegacyHeader_isSaidOnceAtInfo() throws Exception {
    Requests policy = given.policy("bearer.paths=/v2/**", "bearer.log-level=info");
    ask(policy, Head.to("https://api.example.com/v1/charge"));
    ask(policy, Head.to("https://api.example.com/v1/charge").with("x-picpay-token", ""));
    ask(policy, Head.to("https://api.example.com/v1/charge").with("x-seller-token", "old"));
    ask(policy, Head.to("https://api.example.com/v1/charge").with("x-seller-token", "old"));

    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] INFO BA-411 a request to api.example.com/*/* gets no token: it is"
                + " outside the paths of rule default; see bearer.paths\n"
                + "[bearer-agent] WARN BA-411 a request to api.example.com/*/* carries"
                + " x-seller-token and gets no token: it is outside the paths of rule default; see"
                + " bearer.paths\n");
  }

  @Test
  void outsideThePaths_atWarn_isSilentWithoutALegacyHeader() throws Exception {
    ask(given.policy("bearer.paths=/v2/**"), Head.to("https://api.example.com/v1/charge"));

    assertThat(given.said()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://auth.example.com/token",
    "https://api.example.com:8443/oauth2/token",
    "https://other.example/oauth2/token",
    "https://api.example.com/oauth2/token",
    "https://api.example.com/auth/oauth/token",
    "https://api.example.com/auth/realms/qpay/protocol/openid-connect/token",
  })
  void tokenRequest_wherever_isNeverSaid(String url) throws Exception {
    Requests policy =
        given.policy(
            "bearer.hosts=api.example.com,auth.example.com",
            "bearer.paths=/v2/**",
            "bearer.log-level=info");
    ask(policy, Head.to(url).with("x-picpay-token", "old"));

    assertThat(given.said()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "old, 8443, WARN BA-411 a request to api.example.com on its port 8443 carries x-picpay-token and",
    "'', 8443, INFO BA-411 a request to api.example.com on its port 8443",
  })
  void otherPort_isSaidOnce(String header, int port, String line) throws Exception {
    Requests policy = given.policy("bearer.log-level=info");
    for (int i = 0; i < 3; i++) {
      ask(
          policy,
          Head.to("https", "API.example.com", port, "/v2/x").with("x-picpay-token", header));
    }

    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] "
                + line
                + " gets no token: rule default is for another port of that host; see"
                + " bearer.hosts\n");
  }

  @Test
  void otherPort_defaultOfTheScheme_isNamedSo() throws Exception {
    ask(
        given.policy("bearer.hosts=api.example.com:8443"),
        Head.to("https", "api.example.com", -1, "/").with("x-picpay-token", "old"));

    assertThat(given.said()).contains("a request to api.example.com on its default port carries");
  }

  @Test
  void otherHost_withALegacyHeader_isAWarningOnceForEachHost() throws Exception {
    Requests policy = given.policy();
    ask(policy, Head.to("https://other.example/v1").with("x-picpay-token", "old"));
    ask(policy, Head.to("https://OTHER.example/v1").with("x-picpay-token", "old"));
    ask(policy, Head.to("https://third.example/v1").with("x-seller-token", "old"));

    assertThat(given.said())
        .startsWith(ELSEWHERE)
        .hasLineCount(2)
        .contains("a request to third.example carries x-seller-token and went out");
  }

  @Test
  void otherHost_withoutALegacyHeader_isNotSaid() throws Exception {
    Requests policy = given.policy("bearer.log-level=info");
    ask(policy, Head.to("https://other.example/v1").with("x-picpay-token", ""));

    assertThat(given.said()).isEmpty();
  }

  /** The first request to a host is looked at, then those that chance picks. */
  @Test
  void otherHost_isLookedAtFirstAndThenByChance() {
    AskedForHeaders head = new AskedForHeaders();
    boolean[] picked = {false};
    Rules rules = rules();
    Strays strays = new Strays(given.log(), () -> picked[0]);
    for (int i = 0; i < 1000; i++) {
      look(strays, rules, head);
    }
    assertThat(head.asked).isEqualTo(1);

    picked[0] = true;
    head.value = "old";
    look(strays, rules, head);
    assertThat(head.asked).isEqualTo(2);
    assertThat(given.said()).isEqualTo(ELSEWHERE);
  }

  @Test
  void chance_picksAboutOneInAThousand() {
    int picked = 0;
    for (int i = 0; i < 1_024_000; i++) {
      picked += Chance.ONE_IN_A_THOUSAND.picks() ? 1 : 0;
    }

    assertThat(picked).isBetween(800, 1200);
  }

  @Test
  void picPaysV1_isNamedWithTheUrlThatMustTakeItsPlace() throws Exception {
    Requests policy = given.policy("bearer.provider=picpay");
    ask(
        policy,
        Head.to("https://appws.picpay.com/ecommerce/public/payments").with("x-picpay-token", "a"));

    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] WARN BA-412 a request to appws.picpay.com carries x-picpay-token and"
                + " went out as the application built it: that is PicPay's V1, where the agent"
                + " changes nothing; the URL in the application must change to"
                + " https://api.picpay.com/ecommerce/v2/\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer.mode=observe", "bearer.mode=replace"})
  void anyMode_isToldTheSame(String mode) throws Exception {
    ask(given.policy(mode), Head.to("https://other.example/v1").with("x-picpay-token", "old"));

    assertThat(given.said()).isEqualTo(ELSEWHERE);
  }

  private static void look(Strays strays, Rules rules, AskedForHeaders request) {
    Head head = Head.to("https://other.example/");
    strays.elsewhere(rules.all(), rules.decide(head, head).host, request, head);
  }

  private Rules rules() {
    return new Rules(
        Given.config(),
        Cells.NONE.with(Given.config(), any -> given.cell()),
        new IssuedTokens(given.ticker));
  }

  private static void ask(Requests policy, Head head) throws Exception {
    assertThat(Given.change(policy.outgoing(head, head))).isNull();
  }
}
