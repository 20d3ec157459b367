package bearer.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.AgentConfig;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Credential;
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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bearer.credentials-dir}: files of merchants come, change and go. */
class MerchantChangesTest {
  @TempDir Path dir;

  private final Map<String, String> properties = new HashMap<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<AgentConfig> taken = new ArrayList<>();
  private final FakeTicker ticker = new FakeTicker();
  private Level level = Level.WARN;
  private @Nullable LiveConfig made;

  private MerchantChanges started() {
    properties.put("bearer.hosts", "api.example.com");
    properties.put("bearer.token-url", "https://as.example.com/token");
    properties.put("bearer.credential", "by-legacy-token");
    properties.put("bearer.credentials-dir", dir.toString());
    Sources sources = new Sources(properties, Map.of());
    ConfigResult first = ConfigReader.read(sources);
    assertThat(first.config).as("%s", first).isNotNull();
    LiveConfig live = new LiveConfig(sources, first, new FakeTarget(taken));
    made = live;
    Log log = new Log(level, said, ticker);
    return new MerchantChanges(live, dir.toString(), true, log, ticker);
  }

  private LiveConfig live() {
    return Objects.requireNonNull(made);
  }

  private static String digest(char digit) {
    return String.valueOf(digit).repeat(64);
  }

  private void write(String file, char digit, String... more) throws IOException {
    Files.writeString(
        dir.resolve(file),
        "client-id="
            + file
            + "-id\nclient-secret=s3cr3t-of-"
            + file
            + "\nlegacy-token-sha256="
            + digest(digit)
            + "\n"
            + String.join("\n", more));
  }

  /** First digit of the legacy token, and client id. */
  private Map<String, String> merchants() {
    Map<String, String> merchants = new TreeMap<>();
    for (Map.Entry<String, Credential> merchant :
        live().config().rules.get(0).merchants.entrySet()) {
      merchants.put(merchant.getKey().substring(0, 1), merchant.getValue().client.toString());
    }
    return merchants;
  }

  private String said() {
    String text = said.toString(StandardCharsets.UTF_8).replace("[bearer-agent] ", "");
    said.reset();
    return text.replace(dir.toString(), "DIR");
  }

  private static void lookTwice(MerchantChanges changes) {
    changes.look();
    changes.look();
  }

  @Test
  void filesOfTheStart_areTakenAtTheSecondLook_andNothingIsSaid() throws IOException {
    write("acme", '1');
    write("bolt.properties", '2');
    Files.writeString(dir.resolve(".acme.swp"), "nonsense");
    MerchantChanges changes = started();
    changes.look();
    assertThat(merchants()).isEmpty();
    assertThat(changes.first().getCount()).isEqualTo(1);
    changes.look();

    assertThat(merchants()).isEqualTo(Map.of("1", "acme-id", "2", "bolt.properties-id"));
    assertThat(changes.first().getCount()).isZero();
    assertThat(said()).isEmpty();
  }

  @Test
  void oldFilesOfTheStart_areTakenAtOnce() throws IOException {
    write("acme", '1');
    Files.setLastModifiedTime(
        dir.resolve("acme"), FileTime.fromMillis(ticker.wallMillis() - 10_000));
    MerchantChanges changes = started();
    changes.look();

    assertThat(merchants()).isEqualTo(Map.of("1", "acme-id"));
    assertThat(changes.first().getCount()).isZero();
  }

  @Test
  void filesThatComeChangeAndGo_areSaidByName() throws IOException {
    write("acme", '1');
    MerchantChanges changes = started();
    lookTwice(changes);
    write("bolt", '2');
    lookTwice(changes);
    assertThat(merchants()).isEqualTo(Map.of("1", "acme-id", "2", "bolt-id"));
    assertThat(said())
        .isEqualTo("INFO BA-010 bearer.credentials-dir has changed: new credential bolt\n");
    write("bolt", '3');
    lookTwice(changes);
    assertThat(merchants()).isEqualTo(Map.of("1", "acme-id", "3", "bolt-id"));
    assertThat(said())
        .isEqualTo("INFO BA-010 bearer.credentials-dir has changed: changed credential bolt\n");
    Files.delete(dir.resolve("acme"));
    lookTwice(changes);
    assertThat(merchants()).isEqualTo(Map.of("3", "bolt-id"));
    assertThat(said())
        .isEqualTo("INFO BA-010 bearer.credentials-dir has changed: gone credential acme\n");
  }

  @Test
  void contentThatMoves_isNotTaken() throws IOException {
    write("acme", '1');
    MerchantChanges changes = started();
    lookTwice(changes);
    for (char digit = '2'; digit < '7'; digit++) {
      write("acme", digit);
      changes.look();
    }
    assertThat(merchants()).containsOnlyKeys("1");
    changes.look();
    assertThat(merchants()).containsOnlyKeys("6");
  }

  @Test
  void brokenFile_changesNothingOfItsMerchant_andIsSaidOnce() throws IOException {
    write("acme", '1');
    write("bolt", '2');
    MerchantChanges changes = started();
    lookTwice(changes);
    Files.writeString(dir.resolve("acme"), "client-id=acme\nclient-secrt=s3cr3t-of-acme\n");
    write("bolt", '3');
    lookTwice(changes);
    lookTwice(changes);

    assertThat(merchants()).isEqualTo(Map.of("1", "acme-id", "3", "bolt-id"));
    assertThat(said())
        .isEqualTo(
            "INFO BA-010 bearer.credentials-dir has changed: changed credential bolt\n"
                + "ERROR BA-111 a file of bearer.credentials-dir is not taken, what it said before"
                + " goes on: acme: [BA-101 client-secrt is not an option; did you mean"
                + " client-secret? (in DIR/acme)]\n");
    write("acme", '4');
    lookTwice(changes);
    assertThat(merchants()).containsOnlyKeys("3", "4");
  }

  @Test
  void fileThatLacksSomething_saysWhat() throws IOException {
    write("good", '1');
    Files.writeString(dir.resolve("acme"), "client-id=acme\nclient-secret=s3cr3t\n");
    Files.writeString(dir.resolve("bolt"), "legacy-token-sha256=" + digest('2'));
    Files.writeString(dir.resolve("cart"), "");
    Files.writeString(dir.resolve("Dent-1"), "");
    Files.writeString(dir.resolve("e2"), "bearer.client-id=x\nmode=add\ns3cr3t-of-e2\n");
    Files.createDirectory(dir.resolve("fuse"));
    lookTwice(started());

    assertThat(merchants()).containsOnlyKeys("1");
    assertThat(said())
        .contains(
            " acme: [BA-103 acme.legacy-token-sha256 is missing: set it to the digest of the legacy"
                + " token that is the merchant's]\n",
            " bolt: [BA-103 bolt.client-id is missing: set it to the client id that the provider",
            " cart: it is empty, or cannot be read by this process\n",
            " Dent-1: its name must be the merchant's: at most 32 lower-case letters and digits,",
            "[BA-101 line 1 is not an option; did you mean client-id? (in DIR/e2)",
            " BA-101 mode is not an option of a credential: bearer.mode is for all (in DIR/e2)",
            " fuse: is not a regular file\n")
        .doesNotContain("s3cr3t");
  }

  @Test
  void namesAndTokensThatCollide_goToWhoWasFirst() throws IOException {
    properties.put("bearer.credential.acme.client-id", "named");
    properties.put("bearer.credential.acme.client-secret", "s3cr3t");
    properties.put("bearer.credential.acme.legacy-token-sha256", digest('0'));
    write("acme", '1');
    write("bolt", '2');
    write("bolt.properties", '3');
    write("cart", '2');
    MerchantChanges changes = started();
    lookTwice(changes);

    assertThat(merchants()).isEqualTo(Map.of("0", "named", "2", "bolt-id"));
    assertThat(said())
        .isEqualTo(
            "ERROR BA-111 a file of bearer.credentials-dir is not taken: acme: [BA-104 there is"
                + " another credential acme: rename this file, or the other]\n"
                + "ERROR BA-111 a file of bearer.credentials-dir is not taken: bolt.properties:"
                + " [BA-104 there is another credential bolt: rename this file, or the other]\n"
                + "ERROR BA-111 a file of bearer.credentials-dir is not taken: cart: [BA-104 the"
                + " credentials bolt and cart have a digest in common in legacy-token-sha256: a"
                + " legacy token is one merchant's]\n");
    Files.delete(dir.resolve("bolt"));
    lookTwice(changes);
    assertThat(merchants())
        .isEqualTo(Map.of("0", "named", "2", "cart-id", "3", "bolt.properties-id"));
  }

  /** As a secret store's mount may be for a moment, and an unmounted one for ever. */
  @Test
  void emptyOrMissingDirectory_changesNothing_andIsSaidOnce() throws IOException {
    write("acme", '1');
    MerchantChanges changes = started();
    lookTwice(changes);
    Files.delete(dir.resolve("acme"));
    lookTwice(changes);
    Files.delete(dir);
    lookTwice(changes);

    assertThat(merchants()).containsOnlyKeys("1");
    assertThat(said())
        .isEqualTo(
            "WARN BA-111 bearer.credentials-dir cannot be read or has no file, what was there goes"
                + " on: to take the last merchant away, set the mode of its rule to off\n");
    Files.createDirectory(dir);
    write("bolt", '2');
    lookTwice(changes);
    assertThat(merchants()).containsOnlyKeys("2");
  }

  /** Every link leads through {@code ..data}, which is replaced in one step. */
  @Test
  void kubernetesMount_isFollowedThroughItsLinks() throws IOException {
    Path first = Files.createDirectory(dir.resolve("..2026_1"));
    Path second = Files.createDirectory(dir.resolve("..2026_2"));
    write("..2026_1/acme", '1');
    write("..2026_2/acme", '2');
    Files.createSymbolicLink(dir.resolve("..data"), first.getFileName());
    Files.createSymbolicLink(dir.resolve("acme"), Path.of("..data", "acme"));
    MerchantChanges changes = started();
    lookTwice(changes);
    assertThat(merchants()).containsOnlyKeys("1");
    Files.createSymbolicLink(dir.resolve("..data_tmp"), second.getFileName());
    Files.move(dir.resolve("..data_tmp"), dir.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    lookTwice(changes);
    assertThat(merchants()).containsOnlyKeys("2");
    Files.delete(second.resolve("acme")); // the link leads nowhere for a moment
    lookTwice(changes);
    assertThat(merchants()).containsOnlyKeys("2");
  }

  /** The files are known when something is switched on, and no fault of theirs prevents it. */
  @Test
  void whileEverythingIsOff_filesAreJudgedAsIfItWereNot() throws IOException {
    properties.put("bearer.enabled", "false");
    write("acme", '1');
    Files.writeString(dir.resolve("bolt"), "client-id=bolt\n");
    MerchantChanges changes = started();
    lookTwice(changes);

    assertThat(merchants()).containsOnlyKeys("1");
    assertThat(said())
        .contains("BA-111")
        .contains(" bolt: [BA-103 bolt.legacy-token-sha256 is missing");
  }

  @Test
  void changeOfTheRest_keepsTheFiles_andLooksAtRefusedOnesAgain() throws IOException {
    Path config = dir.resolveSibling(dir.getFileName() + ".config");
    Files.writeString(
        config,
        """
        bearer.credential.acme.client-id=named
        bearer.credential.acme.client-secret=s3cr3t
        """);
    properties.put("bearer.config", config.toString());
    write("acme", '1');
    write("bolt", '2');
    MerchantChanges changes = started();
    lookTwice(changes);
    assertThat(merchants()).containsOnlyKeys("2");
    said();
    ConfigChanges file = new ConfigChanges(live(), new Log(Level.WARN, said, ticker), ticker);
    Files.writeString(config, "bearer.mode=replace\n");
    file.look();
    file.look();
    assertThat(merchants()).containsOnlyKeys("2");
    changes.look();
    assertThat(merchants()).containsOnlyKeys("1", "2");
    Files.delete(config);
  }

  /** The start has said its own; what is wrong with a merchant's files is news. */
  @Test
  void warnings_ofAMerchantsFiles_areSaid_andThoseOfTheStartNotAgain() throws IOException {
    properties.put("bearer.token-proxy-user", "me");
    properties.put("bearer.token-proxy-password-file", dir.resolve(".none").toString());
    properties.put("bearer.token-proxy", "proxy.example.com:3128");
    Files.writeString(
        dir.resolve("acme"),
        "client-id=acme\nclient-secret-file=" + dir + "/.gone\nlegacy-token-sha256=" + digest('1'));
    lookTwice(started());

    assertThat(merchants()).containsOnlyKeys("1");
    assertThat(said())
        .contains("BA-309 client-secret-file=DIR/.gone: the file does not exist now;")
        .hasLineCount(1);
  }

  @Test
  void fileForEverybody_isToldAtInfo() throws IOException {
    level = Level.INFO;
    write("acme", '1');
    lookTwice(started());
    assertThat(said())
        .contains("INFO BA-010 bearer.credentials-dir has been read: new credential acme\n")
        .doesNotContain("s3cr3t");
  }

  /** 500 files, of which one is not valid, cost a few readings and not 500. */
  @Test
  void hundredsOfFiles_areTakenTogether() throws IOException {
    for (int i = 0; i < 500; i++) {
      Files.writeString(
          dir.resolve("m" + i),
          "client-id=m"
              + i
              + "\nclient-secret=s\nlegacy-token-sha256="
              + digest('a').substring(4)
              + (1000 + i));
    }
    Files.writeString(dir.resolve("m77"), "client-id=m77\n");
    MerchantChanges changes = started();
    lookTwice(changes);

    assertThat(live().config().credentials()).hasSize(499);
    assertThat(taken).hasSize(1);
    assertThat(said()).contains("BA-111").contains(" m77: ").hasLineCount(1);
  }
}
