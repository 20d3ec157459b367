package bearer.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.oauth.TestKeys;
import bearer.agent.token.FakeTicker;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody can do who can write into the store: cause a request, and plant nothing. */
@Timeout(20)
class StoredTokenAttackTest {
  private static final String NAME = TestKeys.of("s3cret").name;

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore store = new FakeStore(ticker);
  private final FakeIssuer issuer = new FakeIssuer(ticker);

  @AfterEach
  void end() {
    store.close();
  }

  private FakeProcess process(String... secrets) {
    return new FakeProcess(store, issuer, ticker, secrets);
  }

  private byte[] sealed() {
    return Objects.requireNonNull(store.sealed(NAME));
  }

  @Test
  void anyBitChanged_isIgnored() {
    process("s3cret").get();
    byte[] genuine = sealed();
    Seal seal = new Seal(NAME, TestKeys.of("s3cret").keys());
    for (int bit = 0; bit < genuine.length * 8; bit++) {
      byte[] changed = genuine.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);

      // the number of copies and what follows the last one say nothing
      byte[] opened = seal.open(changed);
      assertThat(opened == null || Arrays.equals(opened, seal.open(genuine)))
          .as("bit %d", bit)
          .isTrue();
    }
  }

  @Test
  void changedEntry_causesOneRequestAndIsReplaced() {
    process("s3cret").get();
    byte[] changed = sealed();
    changed[40] ^= 1;
    store.put(NAME, changed, 300_000);
    FakeProcess started = process("s3cret");

    assertThat(started.get()).isEqualTo("t2");
    assertThat(started.said()).contains("BA-353");
    assertThat(process("s3cret").get()).isEqualTo("t2");
  }

  @Test
  void nonsense_isIgnored() {
    for (int length = 0; length < 64; length++) {
      byte[] nonsense = new byte[length];
      Arrays.fill(nonsense, (byte) 1);
      assertThat(new Seal(NAME, TestKeys.of("s3cret").keys()).open(nonsense)).isNull();
    }
  }

  @Test
  void entryOfAnotherCredentialWithTheSameSecret_isIgnored() {
    String others = TestKeys.ofClient("other", "s3cret").name;
    FakeProcess other = process("s3cret");
    other.keys = TestKeys.ofClient("other", "s3cret");
    other.get();
    store.put(NAME, Objects.requireNonNull(store.sealed(others)), 300_000);

    assertThat(process("s3cret").get()).isEqualTo("t2");
  }

  @Test
  void entryUnderAnotherSecret_isIgnored() {
    process("guess").get();

    assertThat(process("s3cret").get()).isEqualTo("t2");
  }

  @Test
  void olderEntryPutBack_isIgnoredByThoseWhoSawANewerOne() {
    store.mute = true;
    FakeProcess process = process("s3cret");
    process.get();
    byte[] old = sealed();
    ticker.advanceMillis(241_000);
    process.get();
    process.get();
    store.put(NAME, old, 300_000);
    ticker.advanceMillis(241_000);
    process.get();

    assertThat(process.get()).isEqualTo("t3");
    assertThat(issuer.requests).hasValue(3);
  }

  @Test
  void olderEntryTold_isIgnored() throws InterruptedException {
    FakeProcess process = process("s3cret");
    process.get();
    byte[] old = sealed();
    ticker.advanceMillis(241_000);
    process.get();
    store.awaitListening(1);
    store.tell(new Stored(old, 300_000));

    assertThat(process.get()).isEqualTo("t2");
  }

  @Test
  void deadEntryPutBackWithALongerLife_isIgnored() {
    process("s3cret").get();
    byte[] old = sealed();
    ticker.advanceMillis(361_000);
    store.put(NAME, old, 300_000);

    assertThat(process("s3cret").get()).isEqualTo("t2");
  }

  @Test
  void entryWithoutAnEnd_isIgnored() {
    process("s3cret").get();
    store.ends.remove(NAME);

    assertThat(process("s3cret").get()).isEqualTo("t2");
  }

  @Test
  void refusedEntryPutBack_isIgnored() {
    FakeProcess process = process("s3cret");
    process.get();
    byte[] refused = sealed();
    ticker.advanceMillis(20_000);
    process.cell.invalidate(process.token());
    store.put(NAME, refused, 300_000);

    assertThat(process.get()).isEqualTo("t2");
    assertThat(sealed()).isNotEqualTo(refused);
  }

  @Test
  void whatIsStored_showsNeitherTokenNorClient() {
    process("s3cret").get();
    String stored = new String(sealed(), StandardCharsets.ISO_8859_1);
    byte[] opened = new Seal(NAME, TestKeys.of("s3cret").keys()).open(sealed());
    String hidden = new String(Objects.requireNonNull(opened), StandardCharsets.ISO_8859_1);

    assertThat(hidden).contains("t1"); // what is sealed can hold two letters like that by chance
    for (int i = 0; i + 4 <= hidden.length(); i++) {
      assertThat(stored).doesNotContain(hidden.substring(i, i + 4));
    }
    assertThat(NAME).matches("[0-9a-f]{32}").doesNotContain("shop");
  }

  @Test
  void rotation_bothSecretsOpenBoth() {
    FakeProcess before = process("old");
    FakeProcess during = process("new", "old");
    before.get();
    assertThat(during.get()).isEqualTo("t1");
    ticker.advanceMillis(241_000);
    during.get();

    // sealed under both while both are valid
    assertThat(process("old").get()).isEqualTo("t2");
    assertThat(process("new").get()).isEqualTo("t2");
    assertThat(issuer.requests).hasValue(2);
  }
}
