package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AgentConfig;
import bearer.agent.diag.Counter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule leaves alone although host and path are its own, as tables. */
@NullUnmarked
class LeftAloneTest {
  private static final String HOSTS =
      "bearer.hosts=api.example.com,*.pay.example,own.example:8443,localhost:8080";

  private final Given given = new Given();

  @ParameterizedTest
  @CsvSource({
    // nothing redirected, or the client cannot tell
    ", TOKEN",
    "?, TOKEN",
    // the rule's own hosts, whatever the path
    "https://api.example.com/v1/other?x=1, TOKEN",
    "https://API.example.com.:443/, TOKEN",
    "http://api.example.com, TOKEN",
    "https://a.b.pay.example/, TOKEN",
    "https://own.example:8443/, TOKEN",
    "http://localhost:8080/|{}, TOKEN",
    "https://user:p@ss@api.example.com/, TOKEN",
    // anybody else
    "https://evil.example/, REDIRECTED",
    "https://evil.example?https://api.example.com/, REDIRECTED",
    "https://evil.example#@api.example.com/, REDIRECTED",
    "https://api.example.com@evil.example/, REDIRECTED",
    "https://api.example.com.evil.example/, REDIRECTED",
    "https://api.example.com:8443/, REDIRECTED",
    "http://api.example.com:443/, REDIRECTED",
    "https://pay.example/, REDIRECTED",
    "https://own.example/, REDIRECTED",
    "http://localhost/, REDIRECTED",
    // what could be read in two ways, or in none
    "https://evil.example\\@api.example.com/, REDIRECTED",
    "https://api.example.com:x/, REDIRECTED",
    "https:///v2, REDIRECTED",
    "ftp://api.example.com/, REDIRECTED",
    "api.example.com, REDIRECTED",
    "'', REDIRECTED",
  })
  void decide_redirect_countsByTheHostThatItCameFrom(String from, String kind) {
    assertThat(decide(rules(HOSTS), new Head().redirectedFrom(from))).hasToString(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "replace", "observe"})
  void decide_redirectFromElsewhereAllowed_isAsWithout(String mode) {
    Rules rules = rules("bearer.redirected-from-elsewhere=true", "bearer.mode=" + mode);
    Head head = new Head().redirectedFrom("https://evil.example/");

    assertThat(decide(rules, head)).isSameAs(decide(rules, new Head()));
  }

  /** Who cannot tell is believed inside TLS, and not where anybody could have sent the redirect. */
  @ParameterizedTest
  @CsvSource({
    "https, , false, TOKEN",
    "https, ?, false, TOKEN",
    "http, , false, TOKEN",
    "http, ?, false, REDIRECTED",
    "http, ?, true, TOKEN",
  })
  void decide_redirectUnknown_countsByTheConnection(
      String scheme, String from, boolean allowed, String kind) {
    Rules rules = rules("bearer.allow-http=true", "bearer.redirected-from-elsewhere=" + allowed);
    Head head = Head.to(scheme, "api.example.com", -1, "/").redirectedFrom(from);

    assertThat(decide(rules, head)).hasToString(kind);
  }

  /** The hosts of another rule are somebody else's. */
  @Test
  void decide_redirectFromAnotherRulesHost_isFromElsewhere() {
    Rules rules =
        rulesOf(Given.config("bearer.hosts=api.example.com"), Given.config("bearer.hosts=b.test"));

    assertThat(decide(rules, new Head().redirectedFrom("https://b.test/")))
        .hasToString("REDIRECTED");
  }

  @Test
  void outgoing_redirectFromElsewhere_isLeftAloneAndSaidOnce() throws Exception {
    Policy policy = given.policy("bearer.mode=replace", "bearer.on-token-failure=fail");
    for (int i = 0; i < 2; i++) {
      Head head =
          new Head().with("x-picpay-token", "old").redirectedFrom("https://Evil.example/?secret");
      policy.beginning(head, head);
      assertThat(policy.ready(head, head)).isNull();
      assertThat(Given.change(policy.outgoing(head, head))).isNull();
    }

    assertThat(given.fetches).isZero();
    assertThat(given.said())
        .isEqualTo(
            "[bearer-agent] WARN BA-420 request to api.example.com gets no token, because a"
                + " redirect from evil.example led to it; bearer.redirected-from-elsewhere=true"
                + " would allow it\n");
  }

  @ParameterizedTest
  @CsvSource({
    "legacy, x-picpay-token, TOKEN",
    "LEGACY, X-PicPay-Token, TOKEN",
    "legacy, x-seller-token, TOKEN",
    "legacy, x-tenant, LACKS_HEADER",
    "legacy, , LACKS_HEADER",
    "x-tenant, x-tenant, TOKEN",
    "x-tenant, X-Tenant, TOKEN",
    "x-tenant, x-picpay-token, LACKS_HEADER",
    "'x-tenant, legacy', x-tenant, TOKEN",
    "'x-tenant, legacy', x-seller-token, TOKEN",
    "'x-tenant, legacy', x-other, LACKS_HEADER",
  })
  void decide_requiredHeader_isLookedFor(String required, String header, String kind) {
    Head head = header == null ? new Head() : new Head().with(header, "value");

    assertThat(decide(rules("bearer.require-header=" + required), head)).hasToString(kind);
  }

  /** Semantics, section 1: untouched, no next rule is tried. */
  @Test
  void decide_requiredHeaderMissing_triesNoOtherRule() {
    Rules rules =
        rulesOf(
            Given.config("bearer.require-header=x-tenant"),
            Given.config("bearer.hosts=*.example.com"));

    assertThat(decide(rules, new Head())).hasToString("LACKS_HEADER");
  }

  @Test
  void outgoing_requiredHeaderMissing_isLeftAloneAndNeverFails() throws Exception {
    given.serverUp = false;
    Policy policy =
        given.policy(
            "bearer.require-header=legacy",
            "bearer.on-token-failure=fail",
            "bearer.mode=replace",
            "bearer.log-level=info");
    policy.beginning(new Head(), new Head());

    assertThat(policy.outgoing(new Head(), new Head())).isNull();
    assertThat(given.fetches).isZero();
    assertThat(given.said()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // PicPay: as documented, and as a public client asks
        "/oauth2/token",
        "/ecommerce/v2/oauth2/token",
        // QPay and any other Keycloak
        "/auth/realms/qpay/protocol/openid-connect/token",
        // what PayPal's SDK asks, and others
        "/v1/oauth2/token",
        "/oauth/token",
        "/v2/oauth2/token?grant_type=client_credentials",
        "https://api.example.com/oauth2/token",
      })
  void decide_pathOfATokenUrl_isTheApplicationsOwn(String target) {
    for (String mode : List.of("add", "replace", "observe")) {
      for (String overwrite : List.of("true", "false")) {
        Rules rules = rules("bearer.mode=" + mode, "bearer.overwrite=" + overwrite);
        for (String method : List.of("GET", "POST")) {
          Head head = Head.to("https", "api.example.com", -1, target).method(method);
          assertThat(decide(rules, head)).hasToString("TOKEN_REQUEST");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/token",
        "/oauth2/tokens",
        "/oauth2/token/x",
        "/xoauth2/token",
        "/v2/payments?next=/oauth2/token",
        "/oauth2/Token",
        "/v2/payments/1/refresh-token"
      })
  void decide_otherPath_isNoTokenRequest(String target) {
    assertThat(decide(rules(), Head.to("https", "api.example.com", -1, target)))
        .hasToString("TOKEN");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, Basic x, application/x-www-form-urlencoded, TOKEN_REQUEST",
    "POST, Basic x, application/x-www-form-urlencoded; charset=UTF-8, TOKEN_REQUEST",
    "post, basic x, Application/JSON, TOKEN_REQUEST",
    "POST, Bearer theirs, application/json, TOKEN",
    "POST, , application/json, TOKEN",
    "POST, Basic x, text/xml, TOKEN",
    "POST, Basic x, , TOKEN",
    "PUT, Basic x, application/json, TOKEN",
    "GET, Basic x, application/json, TOKEN",
  })
  void decide_overwrite_leavesAPostedCredentialAlone(
      String method, String authorization, String type, String kind) {
    Head head = new Head().method(method);
    if (authorization != null) {
      head.with("Authorization", authorization);
    }
    if (type != null) {
      head.with("Content-Type", type);
    }

    assertThat(decide(rules("bearer.overwrite=true"), head)).hasToString(kind);
  }

  @Test
  void outgoing_applicationsTokenRequest_isNeitherDecoratedNorCounted() throws Exception {
    Policy policy = given.policy("bearer.overwrite=true", "bearer.log-level=info");
    Head head = Head.to("https://api.example.com/oauth2/token").with("Authorization", "Basic x");

    assertThat(Given.change(policy.outgoing(head, head))).isNull();
    assertThat(given.fetches).isZero();
    assertThat(given.said()).isEmpty();
    for (Counter counter : Counter.values()) {
      assertThat(given.counters.value(counter)).isZero();
    }
  }

  private Rules rules(String... settings) {
    return rulesOf(Given.config(settings));
  }

  private Rules rulesOf(AgentConfig... configs) {
    List<bearer.agent.config.RuleConfig> all = new ArrayList<>();
    for (AgentConfig config : configs) {
      all.addAll(config.rules);
    }
    AgentConfig config = new AgentConfig(all);
    return new Rules(
        config,
        Cells.NONE.with(config, credential -> given.cell()),
        new IssuedTokens(given.ticker));
  }

  private static Decision.Kind decide(Rules rules, Head head) {
    return rules.decide(head, head).kind;
  }
}
