package bearer.agent.qpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class CreationTest {
  @TempDir Path dir;

  private final QPaySandbox sandbox;
  private final Creation creation;

  CreationTest() throws IOException, TokenUnavailable {
    sandbox = new QPaySandbox();
    creation = new Creation(sandbox.api);
  }

  @AfterEach
  void close() throws IOException {
    sandbox.close();
  }

  private static ClientRequest request(String name) {
    return new ClientRequest(bearer.sandbox.CredentialsApi.TENANT, name, List.of("issuer"));
  }

  private long posts() {
    return sandbox.requests().stream()
        .filter(r -> r.method().equals("POST") && r.path().endsWith("/clients"))
        .count();
  }

  @Test
  void withSecretIn_newFile_holdsTheSecretForItsOwnerAlone() throws Exception {
    Path file = dir.resolve("secret");
    NewClient made = creation.withSecretIn(file, request("cards"));

    assertThat(Files.readString(file)).isEqualTo(made.secret + "\n").hasSize(65);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(made.toString()).doesNotContain(made.secret);
    assertThat(sandbox.clients.ids()).containsExactly(made.id);
  }

  @Test
  void withSecretIn_fileThatIsThere_isLeftAloneAndNoClientMade() throws Exception {
    Path file = Files.writeString(dir.resolve("secret"), "mine");
    Path link = Files.createSymbolicLink(dir.resolve("link"), dir.resolve("none"));

    assertThatThrownBy(() -> creation.withSecretIn(file, request("cards")))
        .hasMessage(file + " is there already: no client was made; name a new file");
    assertThatThrownBy(() -> creation.withSecretIn(link, request("cards")))
        .hasMessageContaining("is there already");
    assertThat(Files.readString(file)).isEqualTo("mine");
    assertThat(posts()).isZero();
  }

  @Test
  void withSecretIn_noPlaceForIt_makesNoClient() {
    assertThatThrownBy(() -> creation.withSecretIn(dir.resolve("no/secret"), request("cards")))
        .hasMessageContaining("cannot be written, no client was made");
    assertThat(posts()).isZero();
  }

  @Test
  void withSecretIn_refusal_leavesNoFile() {
    Path file = dir.resolve("secret");

    assertThatThrownBy(() -> creation.withSecretIn(file, request("a b")))
        .hasMessage(
            "QPay answered 400 to POST /clients: name is invalid; correct the name or the roles:"
                + " see qpay roles");
    assertThat(file).doesNotExist();
  }

  @Test
  void withSecretIn_answerThatIsLost_saysThatAClientMayBeThere() {
    sandbox.fault(
        (request, script) -> {
          script.answer(request);
          return Answer.none();
        });

    assertThatThrownBy(() -> creation.withSecretIn(dir.resolve("secret"), request("cards")))
        .hasMessageContaining("nobody knows its secret");
    assertThat(sandbox.clients.ids()).hasSize(1);
    assertThat(dir.resolve("secret")).doesNotExist();
  }
}
