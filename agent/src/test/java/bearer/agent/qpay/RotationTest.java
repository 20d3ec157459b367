package bearer.agent.qpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.oauth.Inspection;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class RotationTest {
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @TempDir Path dir;

  private final QPaySandbox sandbox;
  private final List<String> done = new ArrayList<>();
  private long millis = 1_000_000;
  private Path file;
  private String oldId;

  RotationTest() throws IOException, TokenUnavailable {
    sandbox = new QPaySandbox();
    sandbox.clients.listing();
    file = Path.of("none");
    oldId = "";
  }

  @BeforeEach
  void anOldClient() throws Undone {
    file = dir.resolve("qpay");
    ClientRequest request =
        new ClientRequest(bearer.sandbox.CredentialsApi.TENANT, "cards", List.of("issuer"));
    oldId = new Creation(sandbox.api).withPairIn(file, request).id;
  }

  @AfterEach
  void close() throws IOException {
    sandbox.close();
  }

  private long rotate(Rotation.Listener listener, long graceMillis) throws Undone, IOException {
    Ticker clock = () -> millis * 1_000_000;
    RotationRequest request = new RotationRequest("", "", "", List.of(), graceMillis);
    return new Rotation(sandbox.api, this::tryOut, listener, clock).run(file, request);
  }

  private long rotate() throws Undone, IOException {
    return rotate(done::add, 0);
  }

  private void tryOut(Path credentialFile) throws Undone {
    Inspection inspection =
        Inspection.of(
            sandbox.credential(Map.of("bearer.credential-file", credentialFile.toString())),
            name -> null,
            Ticker.SYSTEM,
            new Log(Level.OFF, System.err, Ticker.SYSTEM));
    TokenUnavailable problem = inspection.problem;
    if (problem != null) {
      throw problem.code() == Code.TOKEN_CREDENTIAL_REJECTED
          ? Undone.refusal(problem.toString())
          : new Undone(problem.toString());
    }
  }

  private void assertFileWorks() throws Undone {
    sandbox.fault((request, script) -> script.answer(request));
    tryOut(file);
  }

  private void assertRotated() throws Undone, IOException {
    assertFileWorks();
    assertThat(sandbox.clients.ids()).hasSize(1).doesNotContain(oldId);
    assertThat(PairFile.read(file).id).isEqualTo(sandbox.clients.ids().get(0));
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void run_toItsEnd_replacesTheClientAndKeepsTheFilesReaders() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(rotate()).isZero();

    assertRotated();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(done).hasSize(4);
    assertThat(done.toString()).doesNotContain("client-secret");
    assertThat(rotate()).isZero(); // and the next one
    assertThat(sandbox.clients.ids()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void run_killedAfterAStep_goesOnFromThere(int step) throws Exception {
    AtomicInteger steps = new AtomicInteger();
    Rotation.Listener killer =
        what -> {
          if (steps.incrementAndGet() == step) {
            throw new Killed();
          }
        };
    assertThatThrownBy(() -> rotate(killer, 0)).isInstanceOf(Killed.class);

    assertFileWorks();
    assertThat(rotate()).isZero();
    assertRotated();
    assertThat(sandbox.requests())
        .filteredOn(r -> r.method().equals("POST") && r.path().endsWith("/clients"))
        .as("the old client, and one new one")
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void run_requestThatDoesNotArrive_goesOnLater(int number) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    sandbox.fault(
        (request, script) ->
            requests.incrementAndGet() == number ? Answer.none() : script.answer(request));

    assertThatThrownBy(this::rotate).isInstanceOf(Undone.class);

    assertFileWorks();
    assertThat(rotate()).isZero();
    assertRotated();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void run_answerThatIsLost_goesOnLater(int number) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    sandbox.fault(
        (request, script) -> {
          Answer answer = script.answer(request);
          return requests.incrementAndGet() == number ? Answer.none() : answer;
        });

    assertThatThrownBy(this::rotate).isInstanceOf(Undone.class);

    assertFileWorks();
    assertThat(rotate()).isZero();
    assertRotated();
  }

  @Test
  void run_beforeTheGracePeriodIsOver_keepsTheOldClient() throws Exception {
    assertThat(rotate(done::add, 600_000)).isEqualTo(1_600_000);
    assertThat(sandbox.clients.ids()).hasSize(2).contains(oldId);
    millis = 1_599_999;
    assertThat(rotate(done::add, 600_000)).isEqualTo(1_600_000);
    assertThat(sandbox.clients.ids()).hasSize(2);
    millis = 1_600_000;
    assertThat(rotate(done::add, 600_000)).isZero();
    assertRotated();
  }

  @Test
  void run_newClientThatGetsNoToken_isDeletedAndNothingSwitched() throws Exception {
    String before = Files.readString(file);
    sandbox.fault(
        (request, script) ->
            request.path().equals("/token")
                ? Answer.json(401, "{\"error\":\"unauthorized_client\"}")
                : script.answer(request));

    assertThatThrownBy(this::rotate).hasMessageContaining("the new client gets no token");

    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(sandbox.clients.ids()).containsExactly(oldId);
    assertFileWorks();
    assertThat(rotate()).isZero();
    assertRotated();
  }

  @Test
  void run_newClientThatGetsNoTokenInTheEnd_keepsTheOldOne() throws Exception {
    rotate(done::add, 1_000);
    millis += 1_000;
    sandbox.tokens.revoke(PairFile.read(file).clientId);

    assertThatThrownBy(() -> rotate(done::add, 1_000))
        .hasMessageStartingWith("the old client is kept: ");
    assertThat(sandbox.clients.ids()).contains(oldId);
  }

  @Test
  void run_fileThatSomebodyElseHasChanged_deletesNothing() throws Exception {
    rotate(done::add, 1_000);
    Files.writeString(file, "client-id=other\nclient-secret=s3cret\nqpay-id=x\n");
    millis += 1_000;

    assertThatThrownBy(() -> rotate(done::add, 1_000))
        .hasMessageStartingWith("somebody else has changed " + file)
        .hasMessageNotContaining("s3cret");
    assertThat(sandbox.clients.ids()).hasSize(2);
  }

  @Test
  void run_oldIdOfAnotherClient_isRefused() throws Exception {
    ClientRequest request =
        new ClientRequest(bearer.sandbox.CredentialsApi.TENANT, "other", List.of("issuer"));
    String other = new Creation(sandbox.api).withPairIn(dir.resolve("other"), request).id;
    Rotation rotation = new Rotation(sandbox.api, this::tryOut, done::add, Ticker.SYSTEM);

    assertThatThrownBy(() -> rotation.run(file, new RotationRequest(other, "", "", List.of(), 0)))
        .hasMessage("the client of that id is not for certain the one that the file has");
    assertThat(sandbox.clients.ids()).hasSize(2);
    assertThat(dir.resolve("qpay.rotation")).doesNotExist();
  }

  @Test
  void run_fileOfSomebodyElsesMaking_needsTheOldId() throws Exception {
    Files.writeString(file, Files.readString(file).replaceAll("qpay-id=.*\n", ""));
    Rotation rotation = new Rotation(sandbox.api, this::tryOut, done::add, Ticker.SYSTEM);

    assertThatThrownBy(this::rotate).hasMessageContaining("--old-id");
    assertThat(rotation.run(file, new RotationRequest(oldId, "", "", List.of(), 0))).isZero();
    assertRotated();
  }

  @Test
  void run_whileAnotherRuns_isRefused() throws Exception {
    RotationJournal other = RotationJournal.open(dir.resolve("qpay.rotation"));
    try (other) {
      assertThatThrownBy(this::rotate).hasMessageStartingWith("another rotation");
    }
    assertThat(sandbox.clients.ids()).containsExactly(oldId);
  }

  @Test
  void run_serverThatListsNothing_tellsOfTheClientThatIsLeftOver() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    sandbox.fault(
        (request, script) -> {
          Answer answer = script.answer(request);
          return requests.incrementAndGet() == 2 ? Answer.none() : answer;
        });
    assertThatThrownBy(this::rotate).isInstanceOf(Undone.class);
    sandbox.fault(
        (request, script) ->
            request.path().endsWith("/clients") && request.method().equals("GET")
                ? Answer.json(404, "{}")
                : script.answer(request));

    assertThat(rotate()).isZero();
    assertThat(done.get(0)).matches("a client named cards-[0-9]{17} may be left over: .*");
    assertThat(sandbox.clients.ids()).hasSize(2).doesNotContain(oldId);
  }
}
