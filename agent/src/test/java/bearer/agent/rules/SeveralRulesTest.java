package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.config.AgentConfig;
import bearer.agent.diag.Counter;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules with names: which of them decides, and that none of them has another one's token. */
class SeveralRulesTest {
  private static final String[] SHOP = {
    "bearer.rule.shop.hosts=shop.example.com",
    "bearer.rule.shop.credential=shop",
    "bearer.credential.shop.client-id=shop",
    "bearer.credential.shop.client-secret=other"
  };

  private final Given given = new Given();

  private static String[] shopAnd(String... more) {
    String[] all = new String[SHOP.length + more.length];
    System.arraycopy(SHOP, 0, all, 0, SHOP.length);
    System.arraycopy(more, 0, all, SHOP.length, more.length);
    return all;
  }

  private static Head to(String host) {
    return Head.to("https", host, -1, "/v2/payments");
  }

  @ParameterizedTest
  @CsvSource({
    // an exact host before a wildcard, a longer wildcard before a shorter one
    "api.example.com, GET, /, default",
    "x.example.com, GET, /, wide",
    "x.deep.example.com, GET, /, deep",
    // a port before none
    "api.example.com:8443, GET, /, port",
    // the longer path up to its star, then the one that names methods
    "api.example.com, GET, /pay/1, pay",
    "api.example.com, POST, /pay/1, post",
    "api.example.com, POST, /payments, default",
    "api.example.com, GET, /off/1, off",
  })
  void decide_closestRule_decidesAlone(String host, String method, String path, String rule) {
    AgentConfig config =
        Given.config(
            "bearer.rule.wide.hosts=*.example.com",
            "bearer.rule.deep.hosts=*.deep.example.com",
            "bearer.rule.port.hosts=api.example.com:8443",
            "bearer.rule.pay.paths=/pay/**",
            "bearer.rule.post.paths=/pay/**",
            "bearer.rule.post.methods=POST,PUT",
            "bearer.rule.off.paths=/off/**",
            "bearer.rule.off.mode=off");
    Head head = Head.to("https://" + host + path).method(method);

    Decision decision = rules(config).decide(head, head);

    assertThat(decision.rule()).extracting(found -> found.name).isEqualTo(rule);
    assertThat(decision.kind)
        .isEqualTo(rule.equals("off") ? Decision.Kind.OFF : Decision.Kind.TOKEN);
  }

  /** Which of two rules' paths it is, is for the server to say. */
  @ParameterizedTest
  @CsvSource({
    "/shop/..%2fpayments, false",
    "/payments/..;/shop/1, false",
    "/%2e%2e/shop/1, false",
    "/shop/1, false",
    "/payments/1, true",
    "/payments/v1..2, true",
  })
  void decide_pathThatMayBeACloserRules_getsNoToken(String path, boolean token) {
    AgentConfig config =
        Given.config("bearer.rule.shop.paths=/shop/**", "bearer.rule.shop.mode=off");
    Head head = Head.to("https", "api.example.com", -1, path);

    assertThat(rules(config).decide(head, head).wantsToken()).isEqualTo(token);
  }

  /** There is nothing that it could be mistaken for. */
  @ParameterizedTest
  @CsvSource({"bearer.rule.shop.hosts=shop.example.com", "bearer.rule.shop.hosts=*.example.com"})
  void decide_pathThatMayBeAnything_ofOneRuleAlone_getsTheToken(String other) {
    AgentConfig config = Given.config(other);
    Head head = Head.to("https", "api.example.com", -1, "/shop/..%2fpayments");

    assertThat(rules(config).decide(head, head).kind).isEqualTo(Decision.Kind.TOKEN);
  }

  private Rules rules(AgentConfig config) {
    return new Rules(
        config,
        Cells.NONE.with(config, credential -> given.cell()),
        new IssuedTokens(given.ticker));
  }

  @Test
  void outgoing_eachRule_setsTheTokenOfItsOwnCredential() throws Exception {
    Policy policy = given.policy(SHOP);

    Head api = to("api.example.com");
    Head shop = to("shop.example.com");

    assertThat(api.after(policy.outgoing(api, api))).containsExactly("Authorization: Bearer t1");
    assertThat(shop.after(policy.outgoing(shop, shop))).containsExactly("Authorization: Bearer t2");
    assertThat(given.fetches).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"observe", "off"})
  void outgoing_requestWithAnotherRulesToken_losesIt(String mode) throws Exception {
    Policy policy = given.policy(shopAnd("bearer.rule.shop.mode=" + mode));
    policy.outgoing(to("api.example.com"), to("api.example.com"));
    Head copied = to("shop.example.com").with("Authorization", "Bearer t1");

    assertThat(copied.after(policy.outgoing(copied, copied))).isEmpty();
    assertThat(given.counters.value(Counter.LEAK_PREVENTED)).isEqualTo(1);
  }

  @Test
  void outgoing_requestWithItsOwnRulesToken_keepsIt() throws Exception {
    Policy policy = given.policy(shopAnd("bearer.rule.shop.mode=observe", "bearer.paths=/v2/**"));
    policy.outgoing(to("api.example.com"), to("api.example.com"));
    Head copied = Head.to("https://api.example.com/v1").with("Authorization", "Bearer t1");

    assertThat(Given.change(policy.outgoing(copied, copied))).isNull();
  }

  @Test
  void outgoing_outsideThePercent_isCountedAndNothingElse() throws Exception {
    Policy policy = given.policy(shopAnd("bearer.rule.shop.percent=0"));

    assertThat(Given.change(policy.outgoing(to("shop.example.com"), to("shop.example.com"))))
        .isNull();
    assertThat(given.counters.value(Counter.OUTSIDE_PERCENT)).isEqualTo(1);
    assertThat(given.fetches).isZero();
    assertThat(given.said()).isEmpty();
  }

  @Test
  void outgoing_enforceAndNoToken_fails() {
    Policy policy = given.policy(shopAnd("bearer.rule.shop.mode=enforce"));
    given.serverUp = false;

    assertThatThrownBy(() -> policy.outgoing(to("shop.example.com"), to("shop.example.com")))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void replace_aRuleIsAdded_otherCredentialsKeepTheirTokens() throws Exception {
    Policy policy = given.policy();
    policy.outgoing(to("api.example.com"), to("api.example.com"));

    policy.replace(Given.config(SHOP));

    policy.outgoing(to("api.example.com"), to("api.example.com"));
    assertThat(given.fetches).isEqualTo(1);
    policy.outgoing(to("shop.example.com"), to("shop.example.com"));
    assertThat(given.fetches).isEqualTo(2);
  }
}
