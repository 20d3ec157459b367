package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.ClientAuthentication;
import bearer.sandbox.ResourceServer;
import bearer.sandbox.Routes;
import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Client id and secret that are replaced together while an application goes on calling. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class PairRotationIT {
  private static final long PATIENCE_SECONDS = 60;

  private final Jdk jdk;
  private final CountDownLatch underLoad = new CountDownLatch(100);
  private final CountDownLatch rotated = new CountDownLatch(2); // the second by an elapsed token
  private final TokenEndpoint endpoint = new TokenEndpoint().lifeSeconds(2);

  @TempDir Path dir;

  PairRotationIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void pairSwappedAndTheOldOneRevokedUnderLoad_failsNoCall() throws Exception {
    endpoint.client("old-id", "0ld");
    swap("old-id", "0ld");
    try (AuthorizationServer server = AuthorizationServer.answering(routes());
        JavaProcess calls = JavaProcess.start(calls(server))) {
      await(underLoad, calls);
      endpoint.client("new-id", "n3w");
      swap("new-id", "n3w");
      endpoint.revoke("old-id");
      await(rotated, calls);
      calls.stdin().close();

      assertThat(new String(calls.stdout().readAllBytes(), StandardCharsets.UTF_8).trim())
          .as(calls.stderr())
          .isEqualTo("[200]");
      assertThat(calls.join()).isZero();
      assertThat(calls.stderr()).isEmpty();
      assertThat(askedFor(server)).startsWith("old-id").endsWith("new-id", "new-id");
    }
  }

  private JavaCommand calls(AuthorizationServer server) {
    return JavaCommand.on(jdk)
        .property("bearer.hosts", "localhost:" + server.port())
        .property("bearer.token-url", "http://localhost:" + server.port() + "/token")
        .property("bearer.credential-file", dir.resolve("pair").toString())
        .agent()
        .apps()
        .main(
            "bearer.it.apps.SendUntilClosed",
            "4",
            Sending.URL_CONNECTION,
            "http://localhost:" + server.port() + "/api");
  }

  private Routes routes() {
    return new Routes()
        .under(
            "/token",
            request -> {
              Answer answer = endpoint.answer(request);
              if (ClientAuthentication.of(request).id().equals("new-id")) {
                rotated.countDown();
              }
              return answer;
            })
        .under(
            "/api",
            new ResourceServer(
                endpoint.tokens(),
                ResourceServer.challenge("Bearer"),
                request -> {
                  underLoad.countDown();
                  return Answer.json(200, "{}");
                }));
  }

  private static List<String> askedFor(AuthorizationServer server) {
    return server.requests().stream()
        .filter(request -> request.path().equals("/token"))
        .map(request -> ClientAuthentication.of(request).id())
        .toList();
  }

  private static void await(CountDownLatch latch, JavaProcess process) throws InterruptedException {
    assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(process.stderr()).isTrue();
  }

  /** As secret stores do it: the name never has half of a content. */
  private void swap(String id, String secret) throws IOException {
    Path next = dir.resolve("next");
    Files.writeString(next, "client-id=" + id + "\nclient-secret=" + secret + "\n");
    Files.move(next, dir.resolve("pair"), StandardCopyOption.ATOMIC_MOVE);
  }
}
