package bearer.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Counter;
import bearer.agent.oauth.TestKeys;
import bearer.agent.token.FakeTicker;
import bearer.agent.token.Token;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedTokensTest {
  private static final String NAME = TestKeys.of("s3cret").name;

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore store = new FakeStore(ticker);
  private final FakeIssuer issuer = new FakeIssuer(ticker);

  @AfterEach
  void end() {
    store.close();
  }

  private FakeProcess process() {
    return new FakeProcess(store, issuer, ticker, "s3cret");
  }

  @Test
  void await_secondProcess_takesTheTokenOfTheFirst() {
    FakeProcess first = process();
    FakeProcess second = process();

    assertThat(first.get()).isEqualTo("t1");
    assertThat(second.get()).isEqualTo("t1");
    assertThat(issuer.requests).hasValue(1);
    assertThat(second.state.taken()).isEqualTo(1);
    assertThat(second.state.fetchedHere()).isZero();
    assertThat(second.counters.value(Counter.TOKEN_REQUESTED)).isZero();
    assertThat(first.counters.value(Counter.TOKEN_REQUESTED)).isEqualTo(1);
    assertThat(first.counters.value(Counter.TOKEN_FETCHED)).isEqualTo(1);
  }

  @Test
  void await_tokenOfAnother_endsWhenItDoesThere() {
    FakeProcess first = process();
    first.get();
    ticker.advanceMillis(200_000);
    Token taken = process().token();

    assertThat(taken.endsAt()).isEqualTo(first.token().endsAt());
  }

  @Test
  void await_manyAtOnce_causeOneRequest() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    List<CompletableFuture<String>> got = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      FakeProcess one = new FakeProcess(store, issuer, ticker, 60_000, "s3cret");
      got.add(CompletableFuture.supplyAsync(one::get, threads));
    }

    assertThat(got).allSatisfy(one -> assertThat(one.join()).isEqualTo("t1"));
    assertThat(issuer.requests).hasValue(1);
    threads.shutdown();
  }

  @Test
  void await_tokenIsOld_oneProcessRefreshesAndTheOthersAreTold() throws InterruptedException {
    FakeProcess first = process();
    FakeProcess second = process();
    first.get();
    second.get();
    store.awaitListening(2);
    ticker.advanceMillis(241_000);
    first.get();

    assertThat(first.get()).isEqualTo("t2");
    assertThat(second.get()).isEqualTo("t2");
    assertThat(issuer.requests).hasValue(2);
  }

  /** As a process does whose call was refused, since the next token ended the old one. */
  @Test
  void await_oldTokenIsTakenOutAsTheNextIsShared_itIsSharedAllTheSame() {
    FakeProcess first = process();
    first.get();
    ticker.advanceMillis(241_000);
    store.whileReplacing = () -> store.tokens.remove(NAME);
    first.get();

    assertThat(first.get()).isEqualTo("t2");
    assertThat(store.whileReplacing).isNull();
    assertThat(process().get()).isEqualTo("t2");
    assertThat(issuer.requests).hasValue(2);
  }

  @Test
  void await_noNotice_theNextRefreshFindsIt() {
    store.mute = true;
    FakeProcess first = process();
    FakeProcess second = process();
    first.get();
    second.get();
    ticker.advanceMillis(241_000);
    first.get();
    second.get();

    assertThat(second.get()).isEqualTo("t2");
    assertThat(issuer.requests).hasValue(2);
  }

  @Test
  void await_holderIsGone_anotherAsksOnceTheLeaseEnds() {
    store.leases.put(NAME, "of a process that was killed");
    store.leaseEnds.put(NAME, ticker.nanos() + TimeUnit.MILLISECONDS.toNanos(2_000));
    FakeProcess waiting = new FakeProcess(store, issuer, ticker, 60_000, "s3cret");
    CompletableFuture<String> got = CompletableFuture.supplyAsync(waiting::get);
    ticker.advanceMillis(2_001);

    assertThat(got.join()).isEqualTo("t1");
    assertThat(store.leases).isEmpty();
  }

  @Test
  void await_leaseThatNeverEnds_asksByItselfAndPutsNothingIn() {
    store.leases.put(NAME, "of somebody who can write");
    FakeProcess waiting = new FakeProcess(store, issuer, ticker, 0, "s3cret");

    assertThat(waiting.get()).isEqualTo("t1");
    assertThat(store.sealed(NAME)).isNull();
    assertThat(store.leases).containsValue("of somebody who can write");
  }

  @Test
  void await_holderWasPausedAndAnotherWasFaster_takesTheirs() {
    FakeProcess paused = process();
    FakeProcess faster = process();
    issuer.meanwhile =
        () -> {
          issuer.meanwhile = null;
          ticker.advanceMillis(2_001);
          faster.get();
        };

    assertThat(paused.get()).isEqualTo("t2");
    assertThat(faster.get()).isEqualTo("t2");
    assertThat(process().get()).isEqualTo("t2");
  }

  @Test
  void await_toldJustBeforeItLooks_isNotAskedForAgain() throws InterruptedException {
    FakeProcess first = process();
    FakeProcess second = process();
    first.get();
    second.get();
    store.awaitListening(2);
    ticker.advanceMillis(241_000);
    store.beforeRead = first::get;
    second.get();

    assertThat(second.get()).isEqualTo("t2");
    assertThat(issuer.requests).hasValue(2);
  }

  @Test
  void await_toldWhileItReadsItsSecret_isNotAskedForAgain() throws InterruptedException {
    FakeProcess first = process();
    FakeProcess second = process();
    first.get();
    second.get();
    store.awaitListening(2);
    ticker.advanceMillis(241_000);
    second.beforeKeys = first::get;
    second.get();

    assertThat(second.get()).isEqualTo("t2");
    assertThat(issuer.requests).hasValue(2);
  }

  @Test
  void await_requestFails_theLeaseIsFreeForTheNext() {
    issuer.down = true;
    assertThat(process().get()).isEqualTo("TOKEN_SERVER_UNAVAILABLE");
    issuer.down = false;

    assertThat(store.leases).isEmpty();
    assertThat(process().get()).isEqualTo("t2");
  }

  @Test
  void invalidate_refusedToken_isReplacedOnceForAll() throws InterruptedException {
    FakeProcess first = process();
    FakeProcess second = process();
    Token refused = first.token();
    Token same = second.token();
    store.awaitListening(2);
    ticker.advanceMillis(20_000);

    assertThat(first.cell.invalidate(refused)).isTrue();
    assertThat(first.get()).isEqualTo("t2");
    assertThat(second.cell.invalidate(same)).isTrue();
    assertThat(second.get()).isEqualTo("t2");
    assertThat(issuer.requests).hasValue(2);
  }

  @Test
  void invalidate_tokenThatWasReplacedUnheard_takesTheNewOne() {
    store.mute = true;
    FakeProcess first = process();
    FakeProcess second = process();
    Token refused = first.token();
    Token same = second.token();
    ticker.advanceMillis(20_000);
    first.cell.invalidate(refused);
    first.get();
    second.cell.invalidate(same);

    assertThat(second.get()).isEqualTo("t2");
    assertThat(issuer.requests).hasValue(2);
  }

  @Test
  void invalidate_freshlyTakenButOldToken_isHeeded() {
    process().get();
    ticker.advanceMillis(20_000);
    FakeProcess started = process();
    Token dead = started.token();

    assertThat(started.cell.invalidate(dead)).isTrue();
    assertThat(started.get()).isEqualTo("t2");
  }

  /** As a server does that ends the old token when it issues the next. */
  @Test
  void invalidate_whileAnotherIsAskedFor_isNoReasonToHoldBackTheNext() throws InterruptedException {
    FakeProcess first = process();
    FakeProcess second = process();
    Token old = first.token();
    second.get();
    store.awaitListening(2);
    ticker.advanceMillis(241_000);
    issuer.meanwhile = () -> first.cell.invalidate(old);
    first.get();
    issuer.meanwhile = null;
    Token ended = second.token();
    ticker.advanceMillis(6_000);

    assertThat(ended.value()).isEqualTo("t2");
    assertThat(second.cell.invalidate(ended)).isTrue();
    assertThat(second.get()).isEqualTo("t3");
  }

  @Test
  void invalidate_everyToken_backsOffForTheFleet() {
    store.mute = true;
    List<FakeProcess> fleet = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      fleet.add(process());
    }
    for (int second = 0; second < 120; second++) {
      ticker.advanceMillis(1_000);
      for (FakeProcess one : fleet) {
        one.cell.invalidate(one.token());
      }
    }

    // the first, and those 10, 20, 40 s after the one before; ten times as many without a store
    assertThat(issuer.requests.get()).isBetween(4, 8);
  }

  @Test
  void await_storeUnreachable_goesOnAloneAndSaysSoOnce() {
    store.fails = new IOException("no route");
    FakeProcess alone = process();

    assertThat(alone.get()).isEqualTo("t1");
    ticker.advanceMillis(241_000);
    alone.get();
    assertThat(alone.get()).isEqualTo("t2");
    assertThat(alone.said())
        .isEqualTo(
            "[bearer-agent] WARN BA-351 the token store redis://fake cannot be used, so this process"
                + " asks for its tokens by itself: IOException: no route"
                + System.lineSeparator());
    assertThat(alone.state.reachable()).isEqualTo("no: IOException: no route");
  }

  @Test
  void await_storeComesBack_isUsedAgain() {
    store.fails = new SocketTimeoutException();
    FakeProcess process = process();
    process.get();
    store.fails = null;
    ticker.advanceMillis(241_000);
    process.get();

    assertThat(process.get()).isEqualTo("t2");
    assertThat(process().get()).isEqualTo("t2");
    assertThat(process.said())
        .contains("it took too long")
        .contains("BA-352 the token store redis://fake can be used again");
  }

  @Test
  void await_storeThatCannotBeWritten_goesOnAlone() {
    store.failsToWrite = StoreRefusal.of("READONLY You can't write");
    FakeProcess process = process();

    assertThat(process.get()).isEqualTo("t1");
    assertThat(process.said()).contains("BA-351").contains(": it answered READONLY");
    assertThat(store.leases).isEmpty();
  }

  @Test
  void await_storeFailsAfterTheLease_theTokenIsUsedAllTheSame() {
    issuer.meanwhile = () -> store.fails = new IOException("gone");
    FakeProcess process = process();

    assertThat(process.get()).isEqualTo("t1");
    assertThat(issuer.requests).hasValue(1);
  }

  @Test
  void await_storeDown_isLeftAloneForAWhile() {
    store.fails = new IOException("down");
    issuer.down = true;
    FakeProcess process = process();
    process.get();
    store.fails = null;
    process.get();

    assertThat(store.connections).isZero();
  }

  @Test
  void await_storeEmptiedByARestart_isFilledByTheNextRefresh() {
    FakeProcess first = process();
    first.get();
    store.tokens.clear();
    ticker.advanceMillis(241_000);
    first.get();

    assertThat(process().get()).isEqualTo("t2");
  }

  @Test
  void store_isKnownToTheCell() {
    FakeProcess process = process();

    assertThat(process.cell.store()).isSameAs(process.state);
    assertThat(process.state.reachable()).isEqualTo("not used yet");
    process.get();
    assertThat(process.state.reachable()).isEqualTo("reachable");
    assertThat(process.state.lease()).isEqualTo("nobody");
  }
}
