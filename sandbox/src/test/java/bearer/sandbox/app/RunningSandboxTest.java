package bearer.sandbox.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.sandbox.CredentialsApi;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as services and their operators meet it. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunningSandboxTest {
  private Running running;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    running = Running.in(directory.resolve("kept"));
  }

  @AfterEach
  void allWell() throws Exception {
    running.turn("clear", "");
    running.turn("certificate", "kind=own");
    running.turn("forget", "");
  }

  @AfterAll
  void stop() throws Exception {
    running.close();
  }

  private String picPayToken() throws Exception {
    return Running.tokenIn(running.picPayToken(running.credential("picpay")));
  }

  @Test
  void received_isShownByService_andNothingWorthStealing() throws Exception {
    String token = picPayToken();
    assertThat(running.v1()).isEqualTo(200);
    assertThat(running.v2(token)).isEqualTo(200);
    assertThat(running.v2("another")).isEqualTo(401);

    String state = running.get("/state");
    assertThat(state)
        .contains(
            "{\"name\":\"Java-http-client/",
            "\"legacy\":1,\"both\":0,\"bearer\":0,\"neither\":0,\"v1\":1,\"refused\":0,",
            "{\"name\":\"shop\",\"legacy\":0,\"both\":0,\"bearer\":2,\"neither\":0,\"v1\":0,"
                + "\"refused\":1,\"tokens\":1,",
            "\"authorization\":\"" + Fingerprint.of(token) + " of picpay-client\"",
            "\"authorization\":\"client picpay-client\"",
            "\"legacy\":\"" + Fingerprint.of(Running.KEY) + "\"");
    String text = running.get("/status");
    assertThat(text)
        .contains("service: shop: 0 legacy alone, 0 both, 2 bearer alone, 0 neither; 0 to V1, 1");
    for (String secret :
        new String[] {token, Running.KEY, running.credential("picpay").secret, "another"}) {
      assertThat(state + text).doesNotContain(secret);
    }
  }

  @Test
  void fault_holdsForItsApi_untilItIsCleared() throws Exception {
    assertThat(running.turn("fault", "at=picpay-v1&answer=503"))
        .endsWith("\r\n\r\npicpay-v1: 503\n");
    String token = picPayToken();

    assertThat(running.v1()).isEqualTo(503);
    assertThat(running.v2(token)).isEqualTo(200);
    assertThat(running.get("/state"))
        .contains("{\"id\":\"picpay-v1\",\"fault\":\"503\"}", "\"fault\":\"503\",\"status\":503}");
    running.turn("clear", "at=picpay-v1");
    assertThat(running.v1()).isEqualTo(200);
  }

  @Test
  void fault_cut_isNoAnswer() throws Exception {
    running.turn("fault", "at=picpay-v1&answer=cut");

    assertThatThrownBy(running::v1).isInstanceOf(IOException.class);
    assertThat(running.get("/status")).contains("/status: no answer, legacy ", ", fault: cut\n");
  }

  @Test
  void revoke_tokensAreRefused_newOnesAreNot() throws Exception {
    String token = picPayToken();
    running.turn("revoke", "provider=picpay");

    assertThat(running.v2(token)).isEqualTo(401);
    assertThat(running.v2(picPayToken())).isEqualTo(200);
  }

  @Test
  void rotate_picPay_bothPairsAreTakenUntilTheOldOneIsRetired() throws Exception {
    ClientCredential old = running.credential("picpay");
    String said = running.turn("rotate", "provider=picpay");
    ClientCredential fresh = running.credential("picpay.new");

    assertThat(said).contains("picpay.new").doesNotContain(fresh.secret);
    assertThat(fresh.id).isEqualTo("picpay-client-2");
    assertThat(running.picPayToken(old).statusCode()).isEqualTo(200);
    assertThat(running.picPayToken(fresh).statusCode()).isEqualTo(200);
    running.turn("retire", "provider=picpay");
    assertThat(running.picPayToken(old).statusCode()).isEqualTo(401);
    assertThat(running.picPayToken(fresh).statusCode()).isEqualTo(200);
    Files.move(
        running.directory.resolve("picpay.new"),
        running.directory.resolve("picpay"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void rotate_qPay_theOldSecretIsWorthNothingAtOnce() throws Exception {
    ClientCredential old = running.credential("qpay");
    running.turn("rotate", "provider=qpay");

    assertThat(running.credential("qpay.new").id).isEqualTo("qpay-client");
    assertThat(running.qPayToken(old).statusCode()).isEqualTo(401);
    assertThat(running.qPayToken(running.credential("qpay.new")).statusCode()).isEqualTo(200);
  }

  @Test
  void certificate_wrong_isRefusedByCallers() throws Exception {
    HttpClient connected = running.newClient();
    HttpRequest request = running.request("", "/").build();
    assertThat(connected.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    for (String kind : new String[] {"untrusted", "other-name"}) {
      running.turn("certificate", "kind=" + kind);
      assertThatThrownBy(running::v1).as(kind).isInstanceOf(SSLHandshakeException.class);
    }
    assertThatThrownBy(() -> connected.send(request, BodyHandlers.discarding()))
        .isInstanceOf(IOException.class);
    running.turn("certificate", "kind=own");
    assertThat(running.v1()).isEqualTo(200);
    assertThat(running.turn("certificate", "kind=x"))
        .startsWith("HTTP/1.1 400 ")
        .endsWith("\r\n\r\ncertificate is own, untrusted, other-name\n");
  }

  @Test
  void restart_keepsKeysAndCredentials(@TempDir Path directory) throws Exception {
    byte[] certificate;
    ClientCredential credential;
    ClientCredential next;
    try (Running first = Running.in(directory)) {
      certificate = first.file("own.p12");
      credential = first.credential("picpay");
      first.turn("rotate", "provider=picpay");
      next = first.credential("picpay.new");
    }
    try (Running second = Running.in(directory)) {
      assertThat(second.file("own.p12")).isEqualTo(certificate);
      assertThat(second.v1()).isEqualTo(200);
      assertThat(second.picPayToken(credential).statusCode()).isEqualTo(200);
      assertThat(second.picPayToken(next).statusCode()).isEqualTo(200);
      second.turn("retire", "provider=picpay");
      assertThat(second.picPayToken(credential).statusCode()).isEqualTo(401);
      assertThat(second.picPayToken(next).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void user_makesAClient_thatGetsTokens() throws Exception {
    String password = new String(running.file("qpay-password"), UTF_8).trim();
    HttpResponse<String> user =
        running.qPay(
            "grant_type=password&client_id=qpay-console&username=ops%40issuer.example&password="
                + URLEncoder.encode(password, UTF_8));
    String made =
        running.post(
            "/credentials/clients",
            Running.tokenIn(user),
            "{\"tenant_id\":\""
                + CredentialsApi.TENANT
                + "\",\"name\":\"a\",\"roles\":[\"issuer\"]}");

    assertThat(made).contains("\"client_secret\":\"");
    assertThat(running.get("/state"))
        .contains("of ops@issuer.example\"", "\"authorization\":\"client qpay-console\"")
        .doesNotContain(password, Running.tokenIn(user));
  }

  @Test
  void files_areTheirOwnersAlone() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(running.directory)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(running.directory.resolve("picpay"))))
        .isEqualTo("rw-------");
  }
}
