package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.agent.base.Ticker;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.ClientAuthentication;
import bearer.sandbox.TokenEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class CredentialAdviceTest {
  @TempDir Path dir;

  private final TokenEndpoint endpoint = new TokenEndpoint().client("shop", "s3cr3t");
  private final AuthorizationServer server;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  CredentialAdviceTest() throws IOException {
    server = AuthorizationServer.answering(endpoint);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Path secret(String permissions) throws IOException {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "only where files have owners and modes");
    Path file = Files.writeString(dir.resolve("secret"), "s3cr3t\n");
    Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private String saidOf(Path file) throws Exception {
    ClientCredentials fetcher =
        Fetches.fetcher(
            Credentials.at(server.url("/t")).secretFile(file.toString()).build(),
            said,
            Ticker.SYSTEM);
    fetcher.fetch();
    fetcher.fetch();
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void secretFile_forEveryUser_isToldOnceAtInfo() throws Exception {
    Path file = secret("rw-r--r--");

    assertThat(saidOf(file))
        .isEqualTo(
            "[bearer-agent] INFO BA-331 the file "
                + file
                + " can be read by every user of this machine: chmod o-r, for the user that runs"
                + " this JVM\n");
  }

  @Test
  void secretFile_forItsUserOrInADirectoryThatIs_isFine() throws Exception {
    assertThat(saidOf(secret("rw-r-----"))).isEmpty();
    Path file = secret("rw-r--r--");
    Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
    assertThat(saidOf(file)).isEmpty();
  }

  @Test
  void secretFile_ofAKubernetesMount_isFine() throws Exception {
    Path data = Files.createDirectory(dir.resolve("..2026_11_25"));
    Files.move(secret("rw-r--r--"), data.resolve("secret"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(dir.resolve("..data"), Path.of("..2026_11_25"));
    Path mounted = Files.createSymbolicLink(dir.resolve("secret"), Path.of("..data/secret"));

    assertThat(saidOf(mounted)).isEmpty();
  }

  @Test
  void secretFile_withAByteOrderMark_isReadWithoutIt() throws Exception {
    Path file = Files.writeString(dir.resolve("marked"), "\uFEFFs3cr3t\n");
    saidOf(file);

    assertThat(server.requests())
        .allMatch(request -> ClientAuthentication.of(request).secret().equals("s3cr3t"));
  }

  @Test
  void token_above8KiB_isWarnedAboutOnce() throws Exception {
    endpoint.issuing(id -> "x".repeat(8 * 1024));
    Path file = Files.writeString(dir.resolve("secret"), "s3cr3t");

    assertThat(saidOf(file).lines().filter(line -> line.contains("BA-332")))
        .containsExactly(
            "[bearer-agent] WARN BA-332 the token is 8199 characters long; many servers refuse a"
                + " header above 8 KB");
  }
}
