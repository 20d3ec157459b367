package bearer.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of {@code legacy-token-sha256-file} changes, with and without one of bearer.config. */
class DigestFileChangesTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  @TempDir Path dir;

  private final Map<String, String> properties = new HashMap<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<AgentConfig> taken = new ArrayList<>();
  private final FakeTicker ticker = new FakeTicker();

  private Path digests() {
    return dir.resolve("acme.sha256");
  }

  private ConfigChanges started() throws IOException {
    properties.put("bearer.hosts", "api.example.com");
    properties.put("bearer.token-url", "https://as.example.com/token");
    properties.put("bearer.credential", "by-legacy-token");
    properties.put("bearer.credential.acme.client-id", "acme");
    properties.put("bearer.credential.acme.client-secret", "s3cr3t");
    properties.put("bearer.credential.acme.legacy-token-sha256-file", digests().toString());
    Files.writeString(digests(), A + "\n");
    Sources sources = new Sources(properties, Map.of());
    ConfigResult first = ConfigReader.read(sources);
    assertThat(first.config).as("%s", first).isNotNull();
    LiveConfig live = new LiveConfig(sources, first, new FakeTarget(taken));
    return new ConfigChanges(live, new Log(Level.WARN, said, ticker), ticker);
  }

  private String said() {
    String text =
        said.toString(StandardCharsets.UTF_8)
            .replace(digests().toString(), "FILE")
            .replace("[bearer-agent] ", "");
    said.reset();
    return text;
  }

  private static void lookTwice(ConfigChanges changes) {
    changes.look();
    changes.look();
  }

  private Set<String> merchants() {
    return taken.get(taken.size() - 1).rules.get(0).merchants.keySet();
  }

  @Test
  void contentThatStandsStill_isTakenAtTheSecondLook() throws IOException {
    ConfigChanges changes = started();
    lookTwice(changes);
    assertThat(said()).isEmpty();
    taken.clear();
    Files.writeString(digests(), "# both\n" + A + "\n" + B + " # the new one\n\n");

    changes.look();
    assertThat(taken).isEmpty();
    changes.look();

    assertThat(merchants()).containsExactly(A, B);
    assertThat(said())
        .isEqualTo(
            "INFO BA-010 a file with digests of legacy tokens has changed: changed credential"
                + " acme\n");
  }

  @Test
  void brokenOrGone_changesNothing_andIsTakenOnceItIsMended() throws IOException {
    ConfigChanges changes = started();
    lookTwice(changes);
    taken.clear();
    Files.writeString(digests(), A + "\nnonsense\n");
    lookTwice(changes);

    assertThat(said())
        .isEqualTo(
            "ERROR BA-108 a file with digests of legacy tokens has changed and is not taken, what"
                + " held before goes on: 1 problem\n"
                + "ERROR BA-105 bearer.credential.acme.legacy-token-sha256-file=FILE: line 2 must"
                + " be a SHA-256 digest: 64 digits in lower-case hex\n");
    Files.delete(digests());
    lookTwice(changes);
    assertThat(said()).contains("the file does not exist");
    lookTwice(changes);
    assertThat(said()).isEmpty();
    assertThat(taken).isEmpty();
    Files.writeString(digests(), B + "\n");
    lookTwice(changes);
    assertThat(merchants()).containsExactly(B);
  }

  /** The list was broken when the other file changed: what that said is not forgotten. */
  @Test
  void fileOfConfigThatWasRefusedForIt_isTakenWithIt() throws IOException {
    Path config = dir.resolve("bearer.properties");
    Files.writeString(config, "bearer.mode=observe\n");
    properties.put("bearer.config", config.toString());
    ConfigChanges changes = started();
    lookTwice(changes);
    Files.writeString(digests(), "nonsense\n");
    lookTwice(changes);
    Files.writeString(config, "bearer.mode=replace\n");
    lookTwice(changes);
    taken.clear();
    said();

    Files.writeString(digests(), B + "\n");
    lookTwice(changes);

    assertThat(merchants()).containsExactly(B);
    assertThat(said())
        .endsWith(" has changed: rule default, mode observe -> replace; changed credential acme\n");
  }

  /** The way back does not depend on it. */
  @Test
  void killSwitch_whileItIsBroken_holds() throws IOException {
    Path config = dir.resolve("bearer.properties");
    Files.writeString(config, "");
    Files.writeString(config, "bearer.mode=replace\n");
    properties.put("bearer.config", config.toString());
    ConfigChanges changes = started();
    Files.writeString(digests(), "nonsense\n");
    lookTwice(changes);
    Files.writeString(config, "bearer.enabled=false\n");
    lookTwice(changes);

    assertThat(taken.get(taken.size() - 1).enabled).isFalse();
  }
}
