package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.ClientAuthentication;
import bearer.sandbox.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that are replaced while tokens are asked for. */
@Timeout(30)
final class RotationTest {
  private static final Answer GRANTED =
      Answer.json(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}");
  private static final Answer DENIED =
      Answer.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"n3w\"}");
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  @TempDir Path dir;

  private final CopyOnWriteArraySet<String> valid = new CopyOnWriteArraySet<>(List.of("n3w"));
  private volatile Runnable beforeAnswer = () -> {};
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AuthorizationServer server;
  private long now = 1_795_000_000_000L;
  private final Ticker clock =
      new Ticker() {
        @Override
        public long nanos() {
          return Ticker.SYSTEM.nanos();
        }

        @Override
        public long wallMillis() {
          return now;
        }
      };

  RotationTest() throws IOException {
    server =
        AuthorizationServer.answering(
            request -> {
              beforeAnswer.run();
              return valid.contains(secret(request)) ? GRANTED : DENIED;
            });
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("n3w", "0ld");
  }

  private void write(String name, String content) {
    try {
      Files.writeString(dir.resolve(name), content);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Credentials credential() {
    return Credentials.at(server.url("/t")).secretFile(dir.resolve("current").toString());
  }

  private ClientCredentials twoSecrets(int overlapDays) {
    String previous = dir.resolve("previous").toString();
    return fetcher(credential().previousSecretFile(previous, overlapDays));
  }

  private ClientCredentials fetcher(Credentials credential) {
    return Fetches.fetcher(credential.build(), said, clock);
  }

  private static String secret(Request request) {
    return ClientAuthentication.of(request).secret();
  }

  private List<String> sent() {
    return server.requests().stream().map(RotationTest::secret).toList();
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void fetch_currentRejected_triesThePreviousOnceAndRemembersIt() throws Exception {
    write("current", "n3w\n");
    write("previous", "0ld\r\n");
    valid.clear();
    valid.add("0ld");
    ClientCredentials fetcher = twoSecrets(7);
    fetcher.fetch();

    assertThat(fetcher.fetch().credential()).isEqualTo(1);
    assertThat(sent()).containsExactly("n3w", "0ld", "0ld");
    assertThat(said())
        .isEqualTo(
            "[bearer-agent] WARN BA-321 the previous client secret of shop is in use since"
                + " 2026-11-18T11:06:40Z, because the current one is rejected or cannot be read;"
                + " the provider revokes it 7 days after it was replaced: at most 7 days left\n");
  }

  @Test
  void fetch_previousRevokedAtLast_goesToTheCurrentWithoutAFailure() throws Exception {
    write("current", "n3w");
    write("previous", "0ld");
    valid.clear();
    valid.add("0ld");
    ClientCredentials fetcher = twoSecrets(0);
    fetcher.fetch();
    valid.add("n3w");
    valid.remove("0ld");
    fetcher.fetch();
    fetcher.fetch();

    assertThat(sent()).containsExactly("n3w", "0ld", "0ld", "n3w", "n3w");
    assertThat(said()).contains("rejected or cannot be read\n").endsWith("is in use again\n");
  }

  @Test
  void fetch_currentMended_isTriedFirstAgain() throws Exception {
    write("current", "typo");
    write("previous", "0ld");
    valid.add("0ld");
    ClientCredentials fetcher = twoSecrets(7);
    fetcher.fetch();
    write("current", "n3w");
    fetcher.fetch();

    assertThat(sent()).containsExactly("typo", "0ld", "n3w");
  }

  @Test
  void fetch_previousInUseForDays_isSaidOnceADayWithTheDaysLeft() throws Exception {
    write("current", "typo");
    write("previous", "0ld");
    valid.add("0ld");
    ClientCredentials fetcher = twoSecrets(7);
    for (int hour = 0; hour <= 24; hour++) {
      now += hour == 0 ? 0 : DAY / 24;
      fetcher.fetch();
    }
    now += 20 * DAY;
    fetcher.fetch();

    assertThat(said().lines().map(line -> line.substring(line.indexOf("at most"))))
        .containsExactly("at most 7 days left", "at most 6 days left", "at most 0 days left");
  }

  @Test
  void fetch_bothRejected_triesEachOnceAndSaysWhy() {
    write("current", "a");
    write("previous", "b");
    TokenUnavailable problem = Fetches.problem(twoSecrets(7));

    assertThat(problem.code()).isEqualTo(Code.TOKEN_CREDENTIAL_REJECTED);
    assertThat(problem.getMessage()).endsWith(" answered 401 invalid_client");
    assertThat(sent()).containsExactly("a", "b");
    assertThat(said()).isEmpty();
  }

  @Test
  void fetch_bothTheSame_isTriedOnce() {
    write("current", "a");
    write("previous", "a\n");
    Fetches.problem(twoSecrets(7));

    assertThat(sent()).containsExactly("a");
  }

  @Test
  void fetch_previousFileMissing_isNoFault() throws Exception {
    write("current", "n3w");
    twoSecrets(7).fetch();

    assertThat(sent()).containsExactly("n3w");
    assertThat(said()).isEmpty();
  }

  @Test
  void fetch_currentFileMissing_usesThePreviousAndSaysSo() throws Exception {
    write("previous", "0ld");
    valid.add("0ld");
    twoSecrets(7).fetch();

    assertThat(sent()).containsExactly("0ld");
    assertThat(said()).contains("WARN BA-321");
  }

  @Test
  void fetch_fileSwappedWhileTheOldSecretWasOnItsWay_repeatsOnceWithTheNewOne() throws Exception {
    write("current", "0ld");
    beforeAnswer = () -> write("current", "n3w");
    fetcher(credential()).fetch();

    assertThat(sent()).containsExactly("0ld", "n3w");
  }

  @Test
  void fetch_fileChangesWithEachAttempt_endsAfterThree() {
    write("current", "0");
    int[] count = {0};
    beforeAnswer = () -> write("current", "" + ++count[0]);
    Fetches.problem(fetcher(credential()));

    assertThat(sent()).containsExactly("0", "1", "2");
  }

  @Test
  void fetch_fileUnchanged_isNotRepeated() {
    write("current", "0ld");
    TokenUnavailable problem = Fetches.problem(fetcher(credential()));

    assertThat(problem.code()).isEqualTo(Code.TOKEN_CREDENTIAL_REJECTED);
    assertThat(sent()).containsExactly("0ld");
  }

  @Test
  void fetch_serverDown_triesNoOtherSecret() throws Exception {
    write("current", "n3w");
    write("previous", "0ld");
    try (AuthorizationServer down = AuthorizationServer.answering(Answer.json(503, ""))) {
      String previous = dir.resolve("previous").toString();
      Fetches.problem(
          Credentials.at(down.url("/t"))
              .secretFile(dir.resolve("current").toString())
              .previousSecretFile(previous, 7)
              .build());
      assertThat(down.requests()).hasSize(1);
    }
  }

  @Test
  void fetch_kubernetesSymlinkSwap_isSeen() throws Exception {
    Path old = Files.createDirectory(dir.resolve("..1"));
    Path renewed = Files.createDirectory(dir.resolve("..2"));
    Files.writeString(old.resolve("secret"), "0ld");
    Files.writeString(renewed.resolve("secret"), "n3w");
    Files.setLastModifiedTime(
        renewed.resolve("secret"), Files.getLastModifiedTime(old.resolve("secret")));
    Path data = Files.createSymbolicLink(dir.resolve("..data"), old);
    ClientCredentials fetcher = fetcher(credential().secretFile(data.resolve("secret").toString()));
    long before = fetcher.credentialFingerprint();
    Path swapped = Files.createSymbolicLink(dir.resolve("..tmp"), renewed);
    Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE);
    assertThat(fetcher.credentialFingerprint()).isNotEqualTo(before);
    fetcher.fetch();

    assertThat(sent()).containsExactly("n3w");
  }

  @Test
  void fetch_idFile_isReadEachTime() throws Exception {
    write("current", "n3w");
    write("id", "first\n");
    ClientCredentials fetcher =
        fetcher(credential().idFile(dir.resolve("id").toString()).secretFile(file("current")));
    fetcher.fetch();
    write("id", "second\n");
    fetcher.fetch();

    assertThat(server.requests().get(0).text()).contains("&client_id=first&");
    assertThat(server.requests().get(1).text()).contains("&client_id=second&");
  }

  private String file(String name) {
    return dir.resolve(name).toString();
  }

  @Test
  void fetch_basicMethod_alsoTriesTheOther() throws Exception {
    write("current", "a");
    write("previous", "b");
    String previous = dir.resolve("previous").toString();
    Fetches.problem(
        fetcher(
            credential()
                .method(TokenAuthMethod.CLIENT_SECRET_BASIC)
                .previousSecretFile(previous, 0)));

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void credentialFingerprint_followsTheContentsAndNothingElse() {
    write("current", "a");
    ClientCredentials fetcher = twoSecrets(7);
    long first = fetcher.credentialFingerprint();
    write("current", "a");
    assertThat(fetcher.credentialFingerprint()).isEqualTo(first).isNotZero();
    write("previous", "0ld");
    assertThat(fetcher.credentialFingerprint()).isNotEqualTo(first);
    long second = fetcher.credentialFingerprint();
    write("current", "b");
    assertThat(fetcher.credentialFingerprint()).isNotIn(first, second);
  }
}
