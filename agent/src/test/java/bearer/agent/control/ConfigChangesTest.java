package bearer.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Mode;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.token.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigChangesTest {
  private static final String GOOD =
      """
      bearer.hosts=api.example.com
      bearer.token-url=https://as.example.com/token
      bearer.client-id=shop
      bearer.client-secret=s3cr3t
      """;

  @TempDir Path dir;

  private final Map<String, String> properties = new HashMap<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<AgentConfig> taken = new ArrayList<>();
  private final FakeTicker ticker = new FakeTicker();

  private String atTheStart = "";
  private String beforeTheFirstLook = "";

  private Path file() {
    return dir.resolve("bearer.properties");
  }

  private void write(String more) throws IOException {
    Files.writeString(file(), GOOD + more);
  }

  private ConfigChanges started() throws IOException {
    write(atTheStart);
    properties.put("bearer.config", file().toString());
    Sources sources = new Sources(properties, Map.of());
    ConfigResult first = ConfigReader.read(sources);
    assertThat(first.config).isNotNull();
    write(beforeTheFirstLook);
    Log log = new Log(Level.WARN, said, ticker);
    LiveConfig live = new LiveConfig(sources, first, new FakeTarget(taken));
    return new ConfigChanges(live, log, ticker);
  }

  private String said() {
    String text = said.toString(StandardCharsets.UTF_8).replace(file().toString(), "FILE");
    said.reset();
    return text;
  }

  private static void lookTwice(ConfigChanges changes) {
    changes.look();
    changes.look();
  }

  @Test
  void contentThatStandsStill_isTakenAtTheSecondLook() throws IOException {
    ConfigChanges changes = started();
    write("bearer.mode=observe\n");

    changes.look();
    assertThat(taken).isEmpty();
    changes.look();

    assertThat(taken).singleElement().satisfies(c -> assertThat(mode(c)).isEqualTo(Mode.OBSERVE));
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] INFO BA-010 bearer.config has changed: rule default, mode add ->"
                + " observe\n");
    lookTwice(changes);
    assertThat(taken).hasSize(1);
    assertThat(said()).isEmpty();
  }

  /** Reading it and starting to look at it are not one moment. */
  @Test
  void contentReplacedBeforeTheFirstLook_isTaken() throws IOException {
    beforeTheFirstLook = "bearer.enabled=false\n";
    lookTwice(started());

    assertThat(taken).singleElement().satisfies(c -> assertThat(mode(c)).isEqualTo(Mode.OFF));
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is false\n");
  }

  @Test
  void contentOfTheStart_isNotSaidAgain() throws IOException {
    properties.put("bearer.mode", "replace");
    beforeTheFirstLook = "bearer.mode=off\n";
    atTheStart = beforeTheFirstLook;
    lookTwice(started());

    assertThat(said()).isEmpty();
  }

  @Test
  void contentThatMoves_isNotTaken() throws IOException {
    ConfigChanges changes = started();
    for (int i = 0; i < 5; i++) {
      write("bearer.token-timeout=" + (i + 1) + "s\n");
      changes.look();
    }
    assertThat(taken).isEmpty();
    changes.look();
    assertThat(taken).hasSize(1);
  }

  @Test
  void killSwitch_turnsEveryRuleOff_evenBesideAProperty() throws IOException {
    properties.put("bearer.enabled", "true");
    ConfigChanges changes = started();
    write("bearer.enabled=false\n");
    lookTwice(changes);

    assertThat(mode(taken.get(0))).isEqualTo(Mode.OFF);
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is false\n");
    write("");
    lookTwice(changes);
    assertThat(mode(taken.get(1))).isEqualTo(Mode.ADD);
  }

  /** What goes on behind a switch is not hidden by it. */
  @Test
  void killSwitchAmongOtherChanges_saysAllOfThem() throws IOException {
    ConfigChanges changes = started();
    write("bearer.enabled=false\nbearer.mode=replace\nbearer.rule.shop.hosts=shop.example.com\n");
    lookTwice(changes);
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is false; rule"
                + " default, mode add -> replace; rule shop is new, mode replace\n");
    write("bearer.mode=replace\nbearer.token-timeout=9s\n");
    lookTwice(changes);
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] INFO BA-010 bearer.config has changed: bearer.enabled is true; rule"
                + " default, mode replace; rule shop is gone\n");
  }

  @Test
  void contentThatIsNotValid_changesNothingAndSaysWhy() throws IOException {
    ConfigChanges changes = started();
    write("bearer.mode=onn\n");
    lookTwice(changes);

    assertThat(taken).isEmpty();
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] ERROR BA-108 bearer.config has changed and is not taken, what held"
                + " before goes on: 1 problem\n"
                + "[bearer-agent] ERROR BA-102 bearer.mode=onn: valid values are off, observe, add,"
                + " replace, enforce (in FILE)\n");
  }

  @Test
  void contentThatIsNotValidAtTheStart_isNotSaidAgain_andTakesEffectOnceItIs() throws IOException {
    write("bearer.mode=onn\n");
    properties.put("bearer.config", file().toString());
    Sources sources = new Sources(properties, Map.of());
    ConfigResult first = ConfigReader.read(sources).waiting();
    LiveConfig live = new LiveConfig(sources, first, new FakeTarget(taken));
    ConfigChanges changes = new ConfigChanges(live, new Log(Level.WARN, said, ticker), ticker);
    lookTwice(changes);
    assertThat(said()).isEmpty();
    assertThat(Status.state(live)).isEqualTo("inactive: its configuration is not valid");
    write("bearer.mode=offf\n");
    lookTwice(changes);
    assertThat(said()).contains("BA-108", "BA-102 bearer.mode=offf");
    write("bearer.mode=replace\n");
    lookTwice(changes);

    assertThat(taken).singleElement().satisfies(c -> assertThat(mode(c)).isEqualTo(Mode.REPLACE));
    assertThat(said()).endsWith("has changed: rule default is new, mode replace\n");
    assertThat(Status.state(live)).isEqualTo("active");
  }

  @Test
  void fileThatIsGone_changesNothing() throws IOException {
    ConfigChanges changes = started();
    Files.delete(file());
    lookTwice(changes);
    lookTwice(changes);

    assertThat(taken).isEmpty();
    assertThat(said())
        .startsWith("[bearer-agent] WARN BA-108 bearer.config is gone or empty, what held before")
        .hasLineCount(1);
    Files.writeString(file(), "");
    lookTwice(changes);
    assertThat(taken).isEmpty();
  }

  @Test
  void keyThatHoldsFromTheStart_isSaidOnce() throws IOException {
    ConfigChanges changes = started();
    write("bearer.log-level=debug\n");
    lookTwice(changes);

    assertThat(said())
        .isEqualTo(
            "[bearer-agent] WARN BA-109 bearer.log-level has changed in bearer.config: it holds"
                + " from the next start on\n");
  }

  @Test
  void keyThatAPropertyHides_isSaidOnce() throws IOException {
    properties.put("bearer.mode", "replace");
    ConfigChanges changes = started();
    write("bearer.mode=off\n");
    lookTwice(changes);
    write("bearer.mode=off\n#\n");
    lookTwice(changes);

    assertThat(mode(taken.get(0))).isEqualTo(Mode.REPLACE);
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] WARN BA-109 bearer.mode (in FILE) has no effect: a system property or"
                + " an environment variable sets it\n");
  }

  @Test
  void rulesThatComeAndGo_areNamed() throws IOException {
    ConfigChanges changes = started();
    write("bearer.rule.shop.hosts=shop.example.com\n");
    lookTwice(changes);
    assertThat(said()).endsWith("has changed: rule shop is new, mode add\n");
    write("bearer.token-timeout=9s\n");
    lookTwice(changes);
    assertThat(said()).endsWith("has changed: rule default, mode add; rule shop is gone\n");
  }

  /** A file system may count in seconds: within these the content counts, not the time. */
  @Test
  void contentOfTheSameLengthAndTime_isSeen() throws IOException {
    ConfigChanges changes = started();
    write("bearer.token-timeout=1s\n");
    lookTwice(changes);
    var time = Files.getLastModifiedTime(file());
    write("bearer.token-timeout=2s\n");
    Files.setLastModifiedTime(file(), time);
    lookTwice(changes);

    assertThat(taken).hasSize(2);
  }

  private static Mode mode(AgentConfig config) {
    return config.rules.get(0).treatment.mode;
  }
}
