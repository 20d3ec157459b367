package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.Selection;
import bearer.agent.diag.Counter;
import bearer.agent.hop.Fact;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pure decision, as tables: what is asked, and what the rules say. */
@NullUnmarked
class RulesTest {
  private final Given given = new Given();

  @ParameterizedTest
  @CsvSource({
    // hosts are compared as the connection has them
    "api.example.com, https, api.example.com, -1, /, TOKEN",
    "api.example.com, https, api.example.com, 0, /, TOKEN",
    "api.example.com, https, api.example.com, 443, /, TOKEN",
    "api.example.com, HTTPS, API.Example.Com, 443, /, TOKEN",
    "api.example.com, https, api.example.com., 443, /, TOKEN",
    "api.example.com, https, api.example.com.., 443, /, OTHER_HOST",
    "api.example.com, https, api.example.com, 8443, /, OTHER_HOST",
    "api.example.com, https, api.example.com, 80, /, OTHER_HOST",
    "api.example.com:8443, https, api.example.com, 8443, /, TOKEN",
    "api.example.com:8443, https, api.example.com, 443, /, OTHER_HOST",
    "api.example.com:8443, https, api.example.com, -1, /, OTHER_HOST",
    "api.example.com, https, xapi.example.com, 443, /, OTHER_HOST",
    "api.example.com, https, a.api.example.com, 443, /, OTHER_HOST",
    "api.example.com, https, api.example.com.evil.example, 443, /, OTHER_HOST",
    "api.example.com, https, example.com, 443, /, OTHER_HOST",
    "*.example.com, https, api.example.com, 443, /, TOKEN",
    "*.example.com, https, a.b.example.com, 443, /, TOKEN",
    "*.example.com, https, A.B.Example.COM., 443, /, TOKEN",
    "*.example.com, https, example.com, 443, /, OTHER_HOST",
    "*.example.com, https, .example.com, 443, /, OTHER_HOST",
    "*.example.com, https, evilexample.com, 443, /, OTHER_HOST",
    "*.example.com, https, api.example.com.evil.example, 443, /, OTHER_HOST",
    "*.example.com:8443, https, api.example.com, 8443, /, TOKEN",
    "*.example.com:8443, https, api.example.com, 443, /, OTHER_HOST",
    // look-alikes outside ASCII are other hosts
    "kiosk.example, https, \u212Aiosk.example, 443, /, OTHER_HOST",
    "idp.example, https, \u0131dp.example, 443, /, OTHER_HOST",
    // addresses
    "127.0.0.1:8080, http, 127.0.0.1, 8080, /, TOKEN",
    "127.0.0.1:8080, http, localhost, 8080, /, OTHER_HOST",
    "[::1]:8080, http, [::1], 8080, /, TOKEN",
    "[::1]:8080, http, ::1, 8080, /, TOKEN",
    "[::1]:8080, http, 0:0:0:0:0:0:0:1, 8080, /, TOKEN",
    "[::1]:8080, http, ::2, 8080, /, OTHER_HOST",
    // schemes
    "api.example.com, http, api.example.com, -1, /, PLAIN_HTTP",
    "api.example.com, http, api.example.com, 443, /, OTHER_HOST",
    "api.example.com, ftp, api.example.com, 80, /, PLAIN_HTTP",
    "localhost:8080, ftp, localhost, 8080, /, PLAIN_HTTP",
    "auth.example.com, https, auth.example.com, 443, /token?x, TOKEN_REQUEST",
    "auth.example.com, https, auth.example.com, 443, /tokens, TOKEN",
  })
  void decide_target_isCompared(
      String hosts, String scheme, String host, int port, String target, String kind) {
    Rules rules = rules("bearer.hosts=" + hosts);

    assertThat(decide(rules, Head.to(scheme, host, port, target))).hasToString(kind);
    assertThat(decide(rules, Head.to(scheme, host, port, target))).hasToString(kind); // by heart
  }

  /** A tunnel to an https target is asked for in the clear: no reason to say so. */
  @Test
  void decide_connectInTheClear_isNoPlainHttp() {
    Head connect = new Head().method("CONNECT").over(Fact.NO, Fact.YES);

    assertThat(decide(rules(), connect)).hasToString("OTHER_METHOD");
  }

  @ParameterizedTest
  @CsvSource({
    "add, GET, '', false, TOKEN",
    "replace, POST, '', false, TOKEN",
    "add, TRACE, '', false, OTHER_METHOD",
    "add, connect, '', false, OTHER_METHOD",
    "observe, GET, '', false, OBSERVED",
    "observe, GET, Basic x, false, OBSERVED",
    "add, GET, Basic x, false, KEEPS_OWN",
    "add, GET, Basic x, true, TOKEN",
    "add, GET, Bearer ours, false, TOKEN",
    "add, GET, Bearer theirs, false, KEEPS_OWN",
  })
  void decide_request_isLookedAt(
      String mode, String method, String authorization, boolean overwrite, String kind) {
    Rules rules = rules("bearer.mode=" + mode, "bearer.overwrite=" + overwrite);
    Head head = new Head().method(method);
    if (!authorization.isEmpty()) {
      head.with("Authorization", authorization);
    }

    assertThat(decide(rules, head)).hasToString(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/x, TOKEN",
    "/v1/x, OTHER_PATH",
    "/v2/../v1/x, OTHER_PATH",
    "https://other.example/v2/x, TOKEN",
  })
  void decide_path_isCompared(String target, String kind) {
    assertThat(decide(rules("bearer.paths=/v2/**"), Head.to("https", "api.example.com", 0, target)))
        .hasToString(kind);
  }

  @Test
  void decide_plainHttpAndOtherPath_isPlainHttp() {
    assertThat(decide(rules("bearer.paths=/v2/**"), Head.to("http://api.example.com/v1")))
        .hasToString("PLAIN_HTTP");
  }

  /** Semantics, section 1: the closest pair of host and path wins, whoever is named first. */
  @ParameterizedTest
  @CsvSource({
    "https, api.example.com, 443, /v2/x, exact",
    "https, api.example.com, 443, /v1/x, exactPath",
    "https, api.example.com, 8443, /v2/x, port",
    "https, a.api.example.com, 443, /, longWildcard",
    "https, a.b.example.com, 443, /, wildcard",
  })
  void decide_severalRules_theClosestWins(
      String scheme, String host, int port, String target, String winner) {
    Rules rules =
        rulesOf(
            rule("wildcard", "*.example.com", "/**"),
            rule("longWildcard", "*.api.example.com", "/**"),
            rule("exactPath", "api.example.com", "/v1/**"),
            rule("exact", "api.example.com", "/**"),
            rule("port", "api.example.com:8443", "/v2/**"));
    Head head = Head.to(scheme, host, port, target);
    Decision decision = rules.decide(head, head);

    assertThat(decision.rule().name).isEqualTo(winner);
  }

  @Test
  void decide_portNamed_countsForMoreThanTheLongerPath() {
    Rules rules =
        rulesOf(
            rule("path", "api.example.com", "/v2/payments/**"),
            rule("port", "api.example.com:443", "/**"));

    assertThat(rules.decide(new Head(), new Head()).rule().name).isEqualTo("port");
  }

  @Test
  void decide_samePlaceAgain_isTheSameObject() {
    Rules rules = rules();

    assertThat(rules.decide(new Head(), new Head())).isSameAs(rules.decide(new Head(), new Head()));
  }

  @Test
  void decide_anyKind_changesNothing() {
    Rules rules = rules("bearer.log-level=info");
    for (Fact tls : Fact.values()) {
      decide(rules, new Head().over(tls, Fact.YES));
      decide(rules, new Head().with("Authorization", "Basic x").over(tls, Fact.YES));
    }

    assertThat(given.fetches).isZero();
    assertThat(given.said()).isEmpty();
    for (Counter counter : Counter.values()) {
      assertThat(given.counters.value(counter)).isZero();
    }
  }

  private static RuleConfig rule(String name, String host, String path) {
    RuleConfig given = Given.config("bearer.hosts=" + host, "bearer.paths=" + path).rules.get(0);
    return new RuleConfig(
        name,
        new Selection(
            given.selection.hosts, given.selection.paths, Set.of(), false, List.of(), false),
        given.treatment,
        given.patience,
        given.credential,
        null,
        given.rewriting);
  }

  private Rules rules(String... settings) {
    return rulesOf(Given.config(settings).rules.get(0));
  }

  private Rules rulesOf(RuleConfig... configs) {
    AgentConfig config = new AgentConfig(List.of(configs));
    IssuedTokens issued = new IssuedTokens(given.ticker);
    issued.add(new Token("ours", 1, 2), "owner", 0);
    return new Rules(config, Cells.NONE.with(config, this::cell), issued);
  }

  private TokenCell cell(Credential credential) {
    return given.cell();
  }

  private static Decision.Kind decide(Rules rules, Head head) {
    return rules.decide(head, head).kind;
  }
}
