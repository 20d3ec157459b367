package bearer.agent.rules;

import static bearer.agent.config.Mode.ADD;
import static bearer.agent.config.Mode.OBSERVE;
import static bearer.agent.config.Mode.REPLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.clients.Clients;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.Edit;
import com.acme.Shop;
import java.net.ConnectException;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class EvidenceTest {
  private static final String API = "api.example.com";

  private final Given given = new Given();
  private final Object exchange = new Object();
  private Policy policy;

  @Test
  void evidence_beforeAnyRequest_hasNoEntryAndTheRulesStates() {
    policy = given.policy();
    assertThat(policy.evidence().entries).isEmpty();
    assertThat(policy.evidence().states).hasSize(1);
    Evidence.State state = policy.evidence().states.get(0);
    assertThat(state.rule).isEqualTo("default");
    assertThat(state.credential).isEqualTo("default");
    assertThat(state.refused).isFalse();
    assertThat(state.secondsToTrial).isNegative();
    assertThat(state.wayBackRefusedWith).isZero();
  }

  @Test
  void stages_eachHaveAnEntry_withCallsAndAnswersBeforeAndAfter() throws Exception {
    policy = given.policy("bearer.mode=observe", "bearer.dry-run=false");
    times(7, 200);
    times(2, 503);
    policy.replace(Given.config("bearer.percent=0"));
    times(3, 200);
    policy.replace(Given.config("bearer.percent=100", "bearer.mode=replace"));
    times(11, 200);
    times(1, 403);
    times(2, 401);
    times(1, 404);

    Evidence evidence = policy.evidence();
    assertThat(evidence.entries).hasSize(3);
    Evidence.Entry observed = evidence.entry("default", API, OBSERVE);
    assertThat(observed.calls).isEqualTo(Map.of("observed", 9L));
    assertThat(observed.answersToOthers).hasToString("2xx 7, 401 0, 403 0, 5xx 2, others 0");
    assertThat(observed.answersToToken).hasToString("2xx 0, 401 0, 403 0, 5xx 0, others 0");
    assertThat(evidence.entry("default", API, ADD).calls).isEqualTo(Map.of("outside-percent", 3L));
    Evidence.Entry replaced = evidence.entry("default", API, REPLACE);
    assertThat(replaced.calls).isEqualTo(Map.of("decorated", 15L));
    assertThat(replaced.answersToToken).hasToString("2xx 11, 401 2, 403 1, 5xx 0, others 1");
    assertThat(replaced.answersToOthers).hasToString("2xx 0, 401 0, 403 0, 5xx 0, others 0");
    assertThat(evidence.entry("default", "other.example.com", ADD)).isNull();
  }

  @Test
  void hosts_areToldApart_inLowerCase() throws Exception {
    policy = given.policy("bearer.hosts=api.example.com,other.example.com");
    send("https://api.example.com/", "legacy", 200);
    send("https://API.example.com/", "legacy", 200);
    send("https://other.example.com/", "legacy", 500);

    Evidence evidence = policy.evidence();
    assertThat(evidence.entries)
        .extracting(entry -> entry.host)
        .containsExactly(API, "other.example.com");
    assertThat(evidence.entry("default", API, ADD).answersToToken.ok).isEqualTo(2);
    assertThat(evidence.entry("default", "other.example.com", ADD).answersToToken.serverErrors)
        .isEqualTo(1);
  }

  @Test
  void hosts_ofAWildcard_areBounded() throws Exception {
    policy = given.policy("bearer.hosts=*.example.com");
    for (int i = 0; i < 1000; i++) {
      send("https://h" + i + ".example.com/", "legacy", 200);
    }
    Evidence evidence = policy.evidence();
    assertThat(evidence.entries).hasSize(201);
    assertThat(evidence.entry("default", "*", ADD).calls).isEqualTo(Map.of("decorated", 800L));
    assertThat(evidence.entry("default", "*", ADD).answersToToken.ok).isEqualTo(800);
  }

  @Test
  void reasons_areCountedEach() throws Exception {
    policy = given.policy("bearer.allow-http=false");
    send("http://api.example.com/", "legacy", 200);
    Head own = new Head().with("Authorization", "Bearer own");
    policy.outgoing(own, own);
    send("https://api.example.com/", "legacy", 200);
    send("https://api.example.com/", "another", 200);
    given.serverUp = false;
    given.pass(3601);
    send("https://api.example.com/", "legacy", 200);

    assertThat(entry().calls)
        .isEqualTo(
            Map.of(
                "plain-http", 1L,
                "keeps-own", 1L,
                "decorated", 1L,
                "other-caller", 1L,
                "without-token", 1L));
  }

  @Test
  void failed_isCounted() throws Exception {
    given.serverUp = false;
    policy = given.policy("bearer.mode=enforce");
    Head head = new Head();
    assertThatThrownBy(() -> policy.outgoing(head, head)).isInstanceOf(ConnectException.class);
    assertThat(policy.evidence().entries.get(0).calls).isEqualTo(Map.of("failed", 1L));
  }

  @Test
  void waits_areCountedWithTheirTime() throws Exception {
    given.fetching =
        fetch -> {
          given.pass(2);
          fetch.run();
        };
    policy = given.policy();
    times(5, 200);
    assertThat(entry().waits).isEqualTo(1);
    assertThat(entry().waitedNanos).isEqualTo(2_000_000_000L);
  }

  /** With the token or without. */
  @Test
  void legacyHeader_isCounted_byPathTemplate() throws Exception {
    policy =
        given.policy(
            "bearer.paths=/v2/payments,/v2/payments/*/status", "bearer.merge-callers=true");
    for (int i = 0; i < 60; i++) {
      send("https://api.example.com/v2/payments", "legacy", 200);
      send("https://api.example.com/v2/payments/order-" + i + "/status?cpf=123", "legacy", 200);
    }
    send("https://api.example.com/v2/payments", "another", 200);
    send("https://api.example.com/v2/payments", null, 200);

    assertThat(entry().legacySent).isEqualTo(121);
    assertThat(entry().legacyPaths)
        .isEqualTo(Map.of("/v2/payments", 61L, "/v2/payments/*/status", 60L));
    assertThat(entry().legacyValues).isEqualTo(2);
  }

  @Test
  void legacyHeader_isCounted_byWhoInTheApplicationSendsIt() throws Exception {
    policy = given.policy("bearer.paths=/pay", "bearer.merge-callers=true");
    for (int i = 0; i < 3; i++) {
      Shop.pay(
          () -> {
            send("https://api.example.com/pay", "legacy", 200);
            return null;
          });
    }

    assertThat(entry().legacySenders)
        .extracting(sender -> sender.path + " " + sender.from + " " + sender.requests)
        .containsExactly("/pay com.acme.Shop.pay 3");
  }

  @Test
  void clients_wovenAndNeverCalled_areNamed() throws Exception {
    policy = given.policy();
    for (ClientHook hook : Clients.all()) {
      if (hook.client.equals("OkHttp") || hook.client.equals("Commons HttpClient")) {
        policy.blindSpots.woven(hook, "");
      }
    }
    assertThat(policy.evidence().silentClients)
        .containsExactlyInAnyOrder("Commons HttpClient", "OkHttp");
    Head head =
        new Head() {
          @Override
          public String client() {
            return "OkHttp";
          }
        };
    policy.outgoing(head, head);
    assertThat(policy.evidence().silentClients).containsExactly("Commons HttpClient");
  }

  @Test
  void legacyHeader_thatIsDropped_isNotCounted() throws Exception {
    policy = given.policy("bearer.mode=replace");
    times(5, 200);
    assertThat(policy.evidence().entry("default", API, REPLACE).legacySent).isZero();
  }

  @Test
  void legacyPathsAndValues_areBounded() throws Exception {
    LegacySent sent = new LegacySent();
    PathTemplates templates = new PathTemplates(java.util.List.of(), java.util.List.of());
    for (int i = 0; i < 5000; i++) {
      sent.add("value " + i, templates, "/x".repeat(i % 12));
    }
    assertThat(sent.sent()).isEqualTo(5000);
    assertThat(sent.values()).isEqualTo(1000);
    assertThat(sent.paths().size()).isBetween(1, 101);
  }

  @Test
  void state_ofABreakerThatIsOpen_tellsTheNextTrial() throws Exception {
    policy = given.policy("bearer.mode=replace");
    for (int i = 0; i < 5; i++) {
      times(1, 403, "Bearer error=\"insufficient_scope\"");
    }
    times(3, 410);
    given.pass(20);

    Evidence.State state = policy.evidence().states.get(0);
    assertThat(state.refused).isTrue();
    assertThat(state.leftAlone).isTrue();
    assertThat(state.secondsToTrial).isEqualTo(40);
    assertThat(state.wayBackRefusedWith).isEqualTo(410);
    assertThat(policy.evidence().entry("default", API, REPLACE).calls)
        .isEqualTo(Map.of("decorated", 5L, "breaker-open", 3L));
  }

  @Test
  void states_ofSeveralMerchants_areOneForEachCredential() {
    String digits = "0".repeat(63);
    policy =
        given.policy(
            "bearer.credential=by-legacy-token",
            "bearer.credential.acme.client-id=acme",
            "bearer.credential.acme.client-secret=s1",
            "bearer.credential.acme.legacy-token-sha256=" + digits + "1," + digits + "2",
            "bearer.credential.bolt.client-id=bolt",
            "bearer.credential.bolt.client-secret=s2",
            "bearer.credential.bolt.legacy-token-sha256=" + digits + "3");
    assertThat(policy.evidence().states)
        .extracting(state -> state.credential)
        .containsExactlyInAnyOrder("acme", "bolt");
  }

  private Evidence.Entry entry() {
    return policy.evidence().entry("default", API, ADD);
  }

  private void times(int count, int status) throws Exception {
    times(count, status, null);
  }

  private void times(int count, int status, String challenges) throws Exception {
    for (int i = 0; i < count; i++) {
      send("https://api.example.com/", "legacy", status, challenges);
    }
  }

  private void send(String url, String legacy, int status) throws Exception {
    send(url, legacy, status, null);
  }

  private void send(String url, String legacy, int status, String challenges) throws Exception {
    Head head = Head.to(url).method("POST");
    Head sent = legacy == null ? head : head.with("x-picpay-token", legacy);
    Edit edit = policy.outgoing(sent, sent);
    policy.sent(exchange, edit);
    policy.answered(exchange, null, status, challenges);
    policy.again(exchange, "POST", true);
  }
}
