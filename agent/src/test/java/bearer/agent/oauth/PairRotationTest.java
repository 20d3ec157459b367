package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.ClientAuthentication;
import bearer.sandbox.TokenEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Client id and secret that are replaced together. */
@Timeout(60)
final class PairRotationTest {
  @TempDir Path dir;

  private final TokenEndpoint endpoint = new TokenEndpoint();
  private final AuthorizationServer server;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  PairRotationTest() throws IOException {
    server = AuthorizationServer.answering(endpoint);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    assertThat(said()).doesNotContain("0ld", "n3w");
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  /** As secret stores do it: the name never has half of a content. */
  private void swap(String name, String id, String secret) throws IOException {
    Path next = dir.resolve(name + ".next");
    Files.writeString(next, "client-id=" + id + "\nclient-secret=" + secret + "\n");
    Files.move(next, dir.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private ClientCredentials fetcher(boolean withPrevious) {
    String previous = withPrevious ? dir.resolve("previous").toString() : null;
    Credentials credentials =
        Credentials.at(server.url("/t")).files(dir.resolve("current").toString(), previous);
    return Fetches.fetcher(credentials.build(), said, Ticker.SYSTEM);
  }

  private List<String> askedFor() {
    return server.requests().stream().map(r -> ClientAuthentication.of(r).id()).toList();
  }

  @Test
  void fetch_currentPairRejected_triesThePreviousPairAndSaysSo() throws Exception {
    endpoint.client("old-id", "0ld");
    swap("current", "new-id", "n3w");
    swap("previous", "old-id", "0ld");
    ClientCredentials fetcher = fetcher(true);
    fetcher.fetch();
    fetcher.fetch();
    endpoint.client("new-id", "n3w").revoke("old-id");
    fetcher.fetch();

    assertThat(askedFor()).containsExactly("new-id", "old-id", "old-id", "old-id", "new-id");
    assertThat(said())
        .contains("WARN BA-321 the previous client id and secret of old-id is in use since ")
        .doesNotContain("days")
        .endsWith("INFO BA-321 the current client id and secret of new-id is in use again\n");
  }

  @Test
  void fetch_previousPairGone_isNoFault() throws Exception {
    endpoint.client("new-id", "n3w");
    swap("current", "new-id", "n3w");
    fetcher(true).fetch();

    assertThat(askedFor()).containsExactly("new-id");
    assertThat(said()).isEmpty();
  }

  @Test
  void credentialFingerprint_followsBothPairs() throws Exception {
    swap("current", "new-id", "n3w");
    ClientCredentials fetcher = fetcher(true);
    long first = fetcher.credentialFingerprint();
    swap("previous", "old-id", "0ld");
    long second = fetcher.credentialFingerprint();
    swap("current", "newer-id", "n3w");

    assertThat(fetcher.credentialFingerprint()).isNotIn(0L, first, second);
    assertThat(second).isNotIn(0L, first);
  }

  /** One process each, all of one integration; the old pair ends while they ask. */
  @Test
  void fetch_pairSwappedAndTheOldOneRevokedUnderLoad_failsNoCall() throws Exception {
    endpoint.client("old-id", "0ld");
    swap("current", "old-id", "0ld");
    int fetchers = 4;
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch underLoad = new CountDownLatch(50);
    CountDownLatch revoked = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(fetchers);
    List<Future<Integer>> failures = new ArrayList<>();
    for (int i = 0; i < fetchers; i++) {
      ClientCredentials fetcher = fetcher(false);
      failures.add(threads.submit(() -> failures(fetcher, calls, underLoad, revoked)));
    }
    underLoad.await();
    endpoint.client("new-id", "n3w");
    swap("current", "new-id", "n3w");
    endpoint.revoke("old-id");
    revoked.countDown();
    for (Future<Integer> failed : failures) {
      assertThat(failed.get()).isZero();
    }
    threads.shutdown();

    // one of each can be among both
    assertThat(calls.get()).isGreaterThanOrEqualTo(50 + fetchers * 19);
    assertThat(askedFor()).contains("old-id").endsWith("new-id");
  }

  /** Asks until the old pair is gone, and twenty times more. */
  private static int failures(
      ClientCredentials fetcher,
      AtomicInteger calls,
      CountDownLatch underLoad,
      CountDownLatch end) {
    int failed = 0;
    for (int left = 20; left > 0; left -= end.getCount() == 0 ? 1 : 0) {
      try {
        fetcher.fetch();
      } catch (TokenUnavailable refused) {
        failed++;
      }
      calls.incrementAndGet();
      underLoad.countDown();
    }
    return failed;
  }
}
