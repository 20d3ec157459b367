package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Request;
import bearer.sandbox.Routes;
import bearer.sandbox.TokenEndpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A file for each merchant, which come and go while fifty threads call for all of them. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class MerchantDirectoryIT {
  private static final int MANY = 100;

  private final Jdk jdk;
  private final Pairs pairs = new Pairs();
  private final TokenEndpoint endpoint =
      new TokenEndpoint()
          .client("acme-id", "s3cret")
          .client("bolt-id", "s3cret")
          .client("cart-id", "s3cret")
          .issuing(client -> "token-of-" + client);

  @TempDir Path dir;

  MerchantDirectoryIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void filesThatComeAndGo_underFiftyThreads_neverCrossMerchants() throws Exception {
    try (AuthorizationServer server =
        AuthorizationServer.answering(
            new Routes().under("/token", endpoint).under("/api", pairs::answer))) {
      write("acme");
      write("bolt");
      try (JavaProcess calls = JavaProcess.start(calls(server))) {
        pairs.await("bolt-token Bearer token-of-bolt-id", MANY);
        write("cart");
        pairs.await("cart-token Bearer token-of-cart-id", MANY);
        Files.writeString(dir.resolve("acme"), "client-id=half wri");
        assertThat(calls.awaitStderr(said -> said.contains("BA-111")))
            .contains(" is not taken, what it said before goes on: acme: ");
        Files.delete(dir.resolve("cart"));
        assertThat(calls.awaitStderr(said -> said.contains("gone credential"))).isNotEmpty();
        pairs.await("acme-token Bearer token-of-acme-id", MANY);
        pairs.await("cart-token", MANY);

        calls.stdin().close();
        calls.stdout().readAllBytes();
        assertThat(calls.join()).isZero();
        assertThat(calls.stderr().lines().map(line -> line.substring(0, 27)))
            .containsExactlyInAnyOrder(
                "[bearer-agent] WARN BA-417 ",
                "[bearer-agent] INFO BA-010 ",
                "[bearer-agent] ERROR BA-111",
                "[bearer-agent] INFO BA-010 ");
      }
      assertThat(pairs.counts())
          .containsOnlyKeys(
              "acme-token Bearer token-of-acme-id",
              "bolt-token Bearer token-of-bolt-id",
              "cart-token Bearer token-of-cart-id",
              "cart-token");
      assertThat(server.requests()).filteredOn(r -> r.path().equals("/token")).hasSize(3);
    }
  }

  private JavaCommand calls(AuthorizationServer server) {
    String origin = "http://localhost:" + server.port();
    return Sending.withClients(JavaCommand.on(jdk))
        .property("bearer.hosts", "localhost:" + server.port())
        .property("bearer.token-url", origin + "/token")
        .property("bearer.credential", "by-legacy-token")
        .property("bearer.credentials-dir", dir.toString())
        .agent()
        .main(
            "bearer.it.apps.SendAsMerchants",
            "50",
            "0",
            origin + "/api",
            "acme-token,bolt-token,cart-token",
            URL_CONNECTION,
            APACHE,
            OKHTTP);
  }

  private void write(String merchant) throws Exception {
    Path next = dir.resolve(".next");
    Files.writeString(
        next,
        """
        client-id=MERCHANT-id
        client-secret=s3cret
        legacy-token-sha256=\
        """
                .replace("MERCHANT", merchant)
            + sha256(merchant + "-token"));
    Files.move(next, dir.resolve(merchant), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String sha256(String text) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Which legacy tokens arrived with which tokens, and how often. */
  private static final class Pairs {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized Answer answer(Request request) {
      String legacy = String.join(",", request.headers("x-picpay-token"));
      String token = String.join(",", request.headers("Authorization"));
      counts.merge((legacy + ' ' + token).trim(), 1, Integer::sum);
      notifyAll();
      return Answer.json(200, "{}");
    }

    /** Until so many more have come. */
    synchronized void await(String pair, int more) throws InterruptedException {
      int enough = counts.getOrDefault(pair, 0) + more;
      long end = System.nanoTime() + PATIENCE;
      while (counts.getOrDefault(pair, 0) < enough) {
        long left = end - System.nanoTime();
        assertThat(left).as("waiting for %s: %s", pair, counts).isPositive();
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }

    synchronized Map<String, Integer> counts() {
      return new TreeMap<>(counts);
    }
  }
}
