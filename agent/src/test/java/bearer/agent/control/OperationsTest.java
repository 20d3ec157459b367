package bearer.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.ControlLevel;
import bearer.agent.config.Mode;
import bearer.agent.diag.Code;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.token.FakeTicker;
import bearer.agent.token.ServerGates;
import bearer.agent.token.Token;
import bearer.agent.token.TokenCell;
import bearer.agent.token.TokenRules;
import bearer.agent.token.TokenUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
  private static final String FILE =
      """
      bearer.hosts=api.example.com
      bearer.paths=/pay/**
      bearer.token-url=https://as.example.com/token
      bearer.client-id=shop
      bearer.client-secret=s3cr3t
      bearer.rule.other.hosts=other.example.com
      bearer.service=checkout
      bearer.environment=production
      bearer.version=2.14.1
      bearer.instance-id=checkout-7
      """;
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path dir;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<AgentConfig> taken = new ArrayList<>();
  private final FakeTarget target = new FakeTarget(taken);
  private final FakeTicker ticker = new FakeTicker();
  private final Log log = new Log(Level.OFF, said, ticker);
  private final Caller alice = new Caller("attach", ControlLevel.FULL, "alice", "a\ntest");
  private LiveConfig live;
  private Operations operations;

  private Path file() {
    return dir.resolve("bearer.properties");
  }

  @BeforeEach
  void start() throws IOException {
    Files.writeString(file(), FILE);
    Sources sources = new Sources(Map.of("bearer.config", file().toString()), Map.of()).withFile();
    ConfigResult first = ConfigReader.read(sources);
    assertThat(first.problems).isEmpty();
    live = new LiveConfig(sources, first, target);
    operations = new Operations(live, target, log, ticker, (nanos, task) -> task);
  }

  private String said() {
    String text = said.toString(StandardCharsets.UTF_8).replaceAll(" at \\d{4}-\\S+Z", " at TIME");
    said.reset();
    return text;
  }

  private Map<String, Mode> modes() {
    Map<String, Mode> modes = new HashMap<>();
    taken.get(taken.size() - 1).rules.forEach(r -> modes.put(r.name, r.treatment.mode));
    return modes;
  }

  @Test
  void mode_ofOneRule_changesThatAloneAndIsSaidWhateverTheLevel() throws Exception {
    operations.mode(alice, "observe", "default", "");

    assertThat(modes())
        .containsOnly(Map.entry("default", Mode.OBSERVE), Map.entry("other", Mode.ADD));
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] INFO BA-011 default add; other add -> default observe; other add, alice"
                + " by attach at TIME: a test\n");
  }

  @Test
  void mode_afterAReloadOfTheFile_goesOnUntilReset() throws Exception {
    operations.mode(alice, "replace", "", "");
    ConfigChanges watcher = new ConfigChanges(live, log, ticker);
    Files.writeString(file(), FILE + "bearer.mode=observe\n");
    watcher.look();
    watcher.look();
    assertThat(modes()).containsEntry("default", Mode.REPLACE).containsEntry("other", Mode.REPLACE);

    operations.reset(alice, "other");
    assertThat(modes()).containsEntry("default", Mode.REPLACE).containsEntry("other", Mode.OBSERVE);
    operations.reset(alice, "");
    assertThat(modes()).containsEntry("default", Mode.OBSERVE).containsEntry("other", Mode.OBSERVE);
  }

  /** What is being written at this moment is the watcher's to judge. */
  @Test
  void mode_whileTheFileOnDiskIsBroken_standsOnWhatWasTakenLast() throws Exception {
    Files.writeString(file(), "bearer.mo");

    operations.mode(alice, "observe", "", "");
    assertThat(modes()).containsEntry("default", Mode.OBSERVE);
  }

  @Test
  void mode_forATime_endsThen() throws Exception {
    operations.mode(alice, "off", "other", "10m");
    ticker.advanceNanos(599 * SECOND);
    operations.end();
    assertThat(modes()).containsEntry("other", Mode.OFF);
    said();

    ticker.advanceNanos(SECOND);
    operations.end();
    assertThat(modes()).containsEntry("other", Mode.ADD);
    assertThat(said()).contains("its time is over, alice by attach");
  }

  @Test
  void mode_enabledIsFalse_changesNothingUntilItIsTrue() throws Exception {
    ConfigChanges watcher = new ConfigChanges(live, log, ticker);
    Files.writeString(file(), FILE + "bearer.enabled=false\n");
    watcher.look();
    watcher.look();
    operations.mode(alice, "enforce", "", "");

    assertThat(modes()).containsEntry("default", Mode.OFF).containsEntry("other", Mode.OFF);
  }

  @Test
  void percent_zero_takesThisProcessOut() throws Exception {
    operations.percent(alice, "0", "default", "");

    AgentConfig now = taken.get(0);
    assertThat(now.rules.get(0).treatment.percent).isZero();
    assertThat(now.rules.get(0).treatment.inPercent).isFalse();
    assertThat(now.rules.get(1).treatment.inPercent).isTrue();
  }

  @Test
  void pauseAndResume_areASwitchOfTheirOwn() throws Exception {
    operations.mode(alice, "replace", "", "");
    operations.pause(alice, "");
    assertThat(modes()).containsEntry("default", Mode.OFF).containsEntry("other", Mode.OFF);
    operations.reset(alice, "");
    assertThat(modes()).containsEntry("default", Mode.OFF);

    operations.resume(alice);
    assertThat(modes()).containsEntry("default", Mode.ADD);
  }

  @Test
  void change_byAChannelThatMayOnlyRead_isRefused() {
    Caller reader = new Caller("jmx", ControlLevel.READ_ONLY, "bob", "");

    assertThatThrownBy(() -> operations.pause(reader, ""))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.exitCode).isEqualTo(4))
        .hasMessage("bearer.control lets nobody change anything by jmx");
    assertThat(taken).isEmpty();
  }

  @Test
  void change_thatMakesNoSense_isRefusedWithWhatWould() {
    assertThatThrownBy(() -> operations.mode(alice, "on", "", ""))
        .hasMessage("a mode is off, observe, add, replace or enforce");
    assertThatThrownBy(() -> operations.mode(alice, "off", "nobody", ""))
        .hasMessage("no rule has that name; the rules are [default, other]");
    assertThatThrownBy(() -> operations.percent(alice, "101", "", ""))
        .hasMessage("a percent is a whole number from 0 to 100");
    assertThatThrownBy(() -> operations.pause(alice, "soon")).hasMessageContaining("for how long");
    assertThat(taken).isEmpty();
  }

  @Test
  void explain_showsThePathAsATemplate() throws Exception {
    Report found =
        operations.explain(alice, "https://api.example.com/pay/52998224725?cpf=1", "get");

    assertThat(found.text())
        .isEqualTo(
            """
            host: api.example.com:443
            path: /pay/*
            method: GET
            rule: default
            mode: add
            credentials:
            - default
            gets the token: true
            because: the rule is for it
            """);
    assertThat(operations.explain(alice, "https://api.example.com/x", "GET").text())
        .contains("gets the token: false", "none of its paths");
    assertThat(operations.explain(alice, "https://elsewhere.example/x", "GET").text())
        .contains("because: no rule is for that host and port");
  }

  @Test
  void status_showsOverridesAndNoSecret() throws Exception {
    operations.mode(alice, "observe", "other", "10m");
    ticker.advanceNanos(60 * SECOND);
    String text = operations.status(alice).text();

    assertThat(text)
        .contains("state: active\n", "by: alice by attach\n", "seconds left: 540\n", "- BA-011 1\n")
        .doesNotContain("s3cr3t");
    assertThat(operations.status(alice).json())
        .startsWith("{\"version\":\"0.")
        .contains(
            "\"service\":\"checkout\",\"environment\":\"production\","
                + "\"service_version\":\"2.14.1\",\"instance\":\"checkout-7\",")
        .contains("\"overrides\":[{\"rule\":\"other\",\"what\":\"mode\",\"value\":\"observe\"")
        .doesNotContain("s3cr3t");
  }

  @Test
  void refresh_failing_keepsTheTokenAndIsAllowedOnceInTenSeconds() throws Exception {
    int[] fetches = {0};
    TokenCell cell =
        new TokenCell(
            () -> {
              if (++fetches[0] == 3) {
                throw new TokenUnavailable(Code.TOKEN_SERVER_UNAVAILABLE, "answered 503");
              }
              return new Token(
                  "t" + fetches[0], ticker.nanos() + 3000 * SECOND, ticker.nanos() + 3600 * SECOND);
            },
            Runnable::run,
            ticker,
            log,
            TokenRules.DEFAULT,
            new ServerGates(),
            new Counters());
    target.cells.put("default", cell);
    Token first = cell.await(0);

    assertThat(operations.refresh(alice))
        .isEqualTo("credential default: a new token, good for 3600 s");
    Token second = cell.await(0);
    assertThat(second).isNotSameAs(first);
    assertThatThrownBy(() -> operations.refresh(alice))
        .hasMessage("tokens are asked for at most once in 10 s");
    ticker.advanceNanos(10 * SECOND);
    assertThatThrownBy(() -> operations.refresh(alice))
        .hasMessage("credential default: BA-305 answered 503");
    assertThat(cell.await(0)).isSameAs(second);
    assertThat(fetches[0]).isEqualTo(3);
    ticker.advanceNanos(2 * SECOND);
    assertThat(operations.status(alice).text())
        .contains("tokens fetched: 2\n", "token requests failed: 1\n", "failing for s: 2\n");
  }

  /** At the level off, too. */
  @Test
  void whatIsNotAllowed_isSaid_andNotWithoutEnd() {
    Caller eve = new Caller("jmx", ControlLevel.READ_ONLY, "eve", "no reason");
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(() -> operations.mode(eve, "off", "", "")).isInstanceOf(Refused.class);
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("[bearer-agent] WARN BA-016 mode off was refused, eve by jmx at ")
        .contains(": bearer.control lets nobody change anything by jmx\n")
        .hasLineCount(10);
    said.reset();
    ticker.advanceNanos(60 * SECOND);
    Caller nobody = new Caller("attach", ControlLevel.NONE, "eve", "");
    assertThatThrownBy(() -> operations.status(nobody)).isInstanceOf(Refused.class);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("BA-016 status was refused, eve by attach at ")
        .hasLineCount(1);
  }

  @Test
  void severalRules_areNamedWithCommas() throws Refused {
    operations.mode(alice, "observe", "default, other", "");
    assertThat(live.config().rules)
        .allSatisfy(rule -> assertThat(rule.treatment.mode).isEqualTo(Mode.OBSERVE));
    operations.reset(alice, "other");
    assertThat(live.config().rules)
        .extracting(rule -> rule.treatment.mode)
        .containsExactly(Mode.OBSERVE, Mode.ADD);
    assertThatThrownBy(() -> operations.mode(alice, "off", "other,none", ""))
        .hasMessageContaining("no rule has that name");
  }

  @Test
  void resumeOfARule_closesItsBreaker_orSaysThatNoneIsOpen() throws Refused {
    target.open.add("other");
    assertThat(operations.resume(alice, "default,other"))
        .isEqualTo("calls carry the token again: rule other, credential shop");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(
            "INFO BA-011 breaker open: rule other, credential shop -> closed, alice by attach at ");
    assertThatThrownBy(() -> operations.resume(alice, "other"))
        .hasMessage("no breaker of that rule is open");
    assertThatThrownBy(() -> operations.resume(alice, "none"))
        .hasMessageContaining("no rule has that name");
  }
}
