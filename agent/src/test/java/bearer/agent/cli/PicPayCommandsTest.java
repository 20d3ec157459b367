package bearer.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Dialect;
import bearer.sandbox.PaymentApi;
import bearer.sandbox.Routes;
import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class PicPayCommandsTest {
  private static final String KEY = "5b008cef7f321d00ef2367b2";

  private final TokenEndpoint tokens =
      new TokenEndpoint(Dialect.PICPAY).client("shop", "s3cret").client("old", "0ld");
  private final AuthorizationServer server;

  @TempDir Path dir;

  PicPayCommandsTest() throws IOException {
    server =
        AuthorizationServer.answering(
            new Routes()
                .under("/oauth2/token", tokens)
                .under("/ecommerce/public", PaymentApi.walletV1(KEY))
                .under("/ecommerce/v2", PaymentApi.walletV2(tokens.tokens())));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(dir.resolve(name), content).toString();
  }

  private String pair(String id, String secret) throws IOException {
    return file(id, "client-id=" + id + "\nclient-secret=" + secret + "\n");
  }

  private Ran picpay(String... words) {
    List<String> arguments = new ArrayList<>(List.of("picpay"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--token-url", server.url("/oauth2/token")));
    return Ran.command(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"picpay", "picpay check", "picpay probe", "picpay config"})
  void help_isThere(String command) {
    Ran ran = Ran.command((command + " --help").split(" ", -1));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).startsWith("Usage: java -jar bearer-agent.jar " + command + " ");
  }

  @Test
  void check_pairThatWorks_isTold() throws IOException {
    Ran ran = picpay("check", "--credential-file", pair("shop", "s3cret"));

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("result: a token\n", "client id: shop\n").doesNotContain("s3cr");
    Ran json =
        picpay("check", "--client-id", "shop", "--secret-file", file("s", "s3cret\n"), "--json");
    assertThat(json.out()).contains("\"result\":\"a token\"");
  }

  @Test
  void check_pairThatIsRefused_saysWhatToDo() throws IOException {
    Ran ran = picpay("check", "--credential-file", pair("shop", "wrong"));

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("result: BA-303 ").doesNotContain("wrong");
    assertThat(ran.err()).contains("**Cure.**");
  }

  @Test
  void check_halfAPair_makesNoSense() throws IOException {
    assertThat(picpay("check", "--client-id", "shop"))
        .isEqualTo(
            new Ran(
                2,
                "",
                "picpay: give either --credential-file, or --client-id and --secret-file\n"));
    assertThat(picpay("check", "--credential-file", dir.resolve("no").toString()).exitCode())
        .isEqualTo(1);
    assertThat(server.requests()).isEmpty();
  }

  private Ran probe(String... more) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("probe", "--ref-v1", "ref-1", "--ref-v2", "ref-2"));
    words.addAll(List.of("--v1-url", server.url("/ecommerce/public")));
    words.addAll(List.of("--v2-url", server.url("/ecommerce/v2")));
    words.addAll(List.of(more));
    return picpay(words.toArray(String[]::new));
  }

  @Test
  void probe_isDatedEvidenceAndMakesNoPayment() throws IOException {
    Ran ran =
        probe(
            "--credential-file",
            pair("shop", "s3cret"),
            "--previous-credential-file",
            pair("old", "0ld"),
            "--v1-key-file",
            file("key", KEY + "\n"));

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .startsWith("at: 20")
        .contains(
            "- question: V1 goes on once V2 credentials exist\n  answer: yes\n",
            "- question: V1 accepts a bearer\n  answer: no\n",
            "- question: V2 tolerates x-picpay-token beside the bearer\n  answer: yes\n",
            "- question: a second token ends the first\n  answer: no\n",
            "- question: both pairs get tokens within the 7 days\n  answer: yes\n",
            "- question: POST /payments is idempotent\n  answer: unknown\n")
        .doesNotContain("ref-1", "ref-2", KEY, "s3cret");
    assertThat(server.requests())
        .allMatch(r -> r.method().equals("GET") || r.path().equals("/oauth2/token"));
  }

  @Test
  void probe_withoutAToken_isUnknownAndSaysWhy() throws IOException {
    Ran ran = probe("--credential-file", pair("shop", "wrong"), "--json");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("\"answer\":\"unknown\"").doesNotContain("\"yes\"");
    assertThat(ran.err()).startsWith("picpay: BA-303 ").contains("**Cure.**");
  }

  @Test
  void probe_whatIsNoReferenceOrNotPrivate_isRefused() throws IOException {
    String pair = pair("shop", "s3cret");
    assertThat(picpay("probe", "--ref-v1", "a/b", "--ref-v2", "c", "--credential-file", pair).err())
        .isEqualTo("picpay: a URL or a reference has letters, digits and -._~ alone\n");
    assertThat(probe("--credential-file", pair, "--v1-url", "http://v1.example").exitCode())
        .isEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void config_printsRulesThatAreValid() throws IOException {
    String settings =
        file(
            "application.yml",
            "picpay:\n  url: https://appws.picpay.com/ecommerce/public\n  token: " + KEY + "\n");

    Ran ran = Ran.command("picpay", "config", settings);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("bearer.rewrite=picpay-v2\n", "bearer.legacy-token-sha256=")
        .doesNotContain(KEY);
    assertThat(Ran.command("check", file("config", ran.out())).exitCode()).isZero();
    assertThat(Ran.command("picpay", "config", settings, "--json").out())
        .startsWith("{\"configuration\":[\"bearer.provider=picpay\",")
        .doesNotContain(KEY);
    Ran given =
        Ran.command(
            "picpay",
            "config",
            "--v1-url",
            "https://appws.picpay.com/ecommerce/public",
            "--v1-key-file",
            file("key", KEY));
    assertThat(given.out()).contains("bearer.legacy-token-sha256=");
  }

  @Test
  void config_nothingOfV1_saysWhereElseToLook() throws IOException {
    assertThat(Ran.command("picpay", "config", file("a.properties", "x=y\n")))
        .isEqualTo(
            new Ran(
                1,
                "",
                "picpay: nothing of V1 is set there; see scan, or give --v1-url and"
                    + " --v1-key-file\n"));
    assertThat(Ran.command("picpay", "config", dir.resolve("no").toString()).err())
        .startsWith("picpay: " + dir.resolve("no") + " cannot be read (");
  }
}
