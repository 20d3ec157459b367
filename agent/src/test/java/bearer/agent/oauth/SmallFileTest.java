package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.agent.base.Ticker;
import bearer.agent.config.Assertion;
import bearer.agent.config.ClientKey;
import bearer.agent.config.TokenAuthMethod;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.ClientAuthentication;
import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of secrets that are none, and how often those that are some are read. */
@Timeout(30)
final class SmallFileTest {
  @TempDir Path dir;

  private final AuthorizationServer server;

  SmallFileTest() throws IOException {
    server = AuthorizationServer.answering(new TokenEndpoint().client("shop", "n3w"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private String fifo() throws Exception {
    Path fifo = dir.resolve("fifo");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo here");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", fifo.toString()).start().waitFor()).isZero();
    return fifo.toString();
  }

  private Credentials credential() {
    return Credentials.at(server.url("/token"));
  }

  private ClientCredentials fetcher(Credentials credential) {
    return Fetches.fetcher(credential.build(), OutputStream.nullOutputStream(), Ticker.SYSTEM);
  }

  private static void assertRefused(ClientCredentials fetcher, String file, Code code) {
    fetcher.credentialFingerprint();
    TokenUnavailable problem = Fetches.problem(fetcher);

    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.getMessage()).contains(file + " is not a regular file");
  }

  @Test
  void fetch_secretFileIsAPipe_isRefusedAtOnceAndWorksWithAFileInItsPlace() throws Exception {
    String file = fifo();
    ClientCredentials fetcher = fetcher(credential().secretFile(file));
    assertRefused(fetcher, file, Code.SECRET_UNREADABLE);

    Files.delete(Path.of(file));
    Files.writeString(Path.of(file), "n3w");
    fetcher.credentialFingerprint();

    assertThat(fetcher.fetch().header()).startsWith("Bearer ");
  }

  @Test
  void fetch_idFileOrPreviousSecretIsAPipe_isNotOpened() throws Exception {
    String fifo = fifo();
    Files.writeString(dir.resolve("secret"), "n3w");
    String secret = dir.resolve("secret").toString();
    assertRefused(
        fetcher(credential().secretFile(secret).idFile(fifo)), fifo, Code.SECRET_UNREADABLE);

    ClientCredentials fetcher =
        fetcher(credential().secretFile(secret).previousSecretFile(fifo, 0));
    assertThat(fetcher.fetch().header()).startsWith("Bearer ");
  }

  @Test
  void fetch_keyOrCertificateIsAPipe_isRefusedAtOnce() throws Exception {
    String fifo = fifo();
    Files.writeString(dir.resolve("key"), "key");
    Assertion assertion = new Assertion(null, null, null);
    for (String key : new String[] {fifo, dir.resolve("key").toString()}) {
      ClientKey client = new ClientKey(key, null, null, fifo, assertion);
      assertRefused(
          fetcher(credential().key(TokenAuthMethod.PRIVATE_KEY_JWT, client)),
          fifo,
          Code.CLIENT_KEY_UNUSABLE);
    }
  }

  @Test
  void fetch_truststoreIsAPipe_isRefusedAtOnce() throws Exception {
    String fifo = fifo();
    try (AuthorizationServer tls = TransportTest.tlsServer(false)) {
      assertRefused(
          fetcher(Credentials.at(tls.url("/token")).truststore(fifo, "x")),
          fifo,
          Code.FILE_UNREADABLE);
    }
  }

  @Test
  void fetch_secretFileIsADeviceOrADirectory_isRefused() {
    for (String file : new String[] {"/dev/zero", dir.toString()}) {
      assumeTrue(Files.exists(Path.of(file)), "only where there are device files");
      assertRefused(fetcher(credential().secretFile(file)), file, Code.SECRET_UNREADABLE);
    }
  }

  @Test
  void fetch_afterItsFingerprint_sendsWhatThatWasOf() throws Exception {
    Path secret = Files.writeString(dir.resolve("secret"), "0ld");
    ClientCredentials fetcher = fetcher(credential().secretFile(secret.toString()));
    fetcher.credentialFingerprint();
    Files.writeString(secret, "n3w");
    fetcher.fetch();
    fetcher.fetch();

    assertThat(server.requests())
        .extracting(request -> ClientAuthentication.of(request).secret())
        .containsExactly("0ld", "n3w", "n3w");
  }
}
