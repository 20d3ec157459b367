package bearer.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.CredentialsApi;
import bearer.sandbox.Dialect;
import bearer.sandbox.PaymentApi;
import bearer.sandbox.Routes;
import bearer.sandbox.TokenEndpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of two pages, run as they stand there but for addresses and places. */
@Timeout(30)
final class DocumentedCommandsTest {
  private static final String START = "java -jar bearer-agent.jar ";
  private static final String KEY = "5b008cef7f321d00ef2367b2";

  private final TokenEndpoint qPay =
      new TokenEndpoint(Dialect.KEYCLOAK).user("ana@issuer.example", "p4ss").client("cards", "old");
  private final TokenEndpoint picPay = new TokenEndpoint(Dialect.PICPAY).client("shop", "s3cret");
  private final CredentialsApi clients = new CredentialsApi("/credentials", qPay).listing();
  private final AuthorizationServer server;

  @TempDir Path dir;

  DocumentedCommandsTest() throws IOException {
    server =
        AuthorizationServer.answering(
            new Routes()
                .under("/token", qPay)
                .under("/credentials", clients)
                .under("/oauth2/token", picPay)
                .under("/ecommerce/public", PaymentApi.walletV1(KEY))
                .under("/ecommerce/v2", PaymentApi.walletV2(picPay.tokens())));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private static List<String> commands(String page) throws IOException {
    return Files.readAllLines(Path.of("../docs/" + page)).stream()
        .filter(line -> line.startsWith(START))
        .map(line -> line.substring(START.length()))
        .toList();
  }

  private Ran run(String command, String... more) {
    List<String> words = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      boolean isFile = word.startsWith("/etc/qpay/") || word.startsWith("/run/secrets/");
      String name = word.substring(word.lastIndexOf('/') + 1);
      words.add(
          isFile || name.equals("application.yml")
              ? dir.resolve(name).toString()
              : word.equals("ID") ? clients.ids().get(0) : word);
    }
    words.addAll(List.of(more));
    Ran ran = Ran.command(words.toArray(String[]::new));
    assertThat(ran.exitCode()).as(command + "\n" + ran.err()).isZero();
    return ran;
  }

  private Ran qpay(String command) {
    return run(
        command,
        "--api",
        server.url("/credentials"),
        "--token-url",
        server.url("/token"),
        "--session",
        dir.resolve("session").toString());
  }

  @Test
  void pageOfQPay_allRun() throws IOException {
    List<String> commands = commands("qpay-credentials.md");
    assertThat(commands).hasSize(10).allMatch(command -> command.startsWith("qpay "));
    InputStream stdin = System.in;
    System.setIn(new ByteArrayInputStream("p4ss\n".getBytes(StandardCharsets.UTF_8)));
    try {
      qpay(commands.get(0));
    } finally {
      System.setIn(stdin);
    }
    Files.writeString(dir.resolve("password"), "p4ss");
    String printed = "";
    for (String command : commands.subList(1, commands.size())) {
      printed = command.contains("create") ? qpay(command).out() : printed;
      if (!command.contains("create")) {
        qpay(command);
      }
      if (command.contains("delete")) { // the client that the next ones rotate
        Files.delete(dir.resolve("cards"));
        qpay(commands.get(3));
      }
    }
    assertThat(printed)
        .contains("bearer.provider=qpay\n", "bearer.mode=add\nbearer.log-level=info\n")
        .contains("bearer.credential-file=" + dir.resolve("cards") + "\n");
  }

  @Test
  void pageOfPicPay_allRun() throws IOException {
    Files.writeString(dir.resolve("picpay"), "client-id=shop\nclient-secret=s3cret\n");
    Files.writeString(dir.resolve("picpay-v1-key"), KEY);
    Files.writeString(dir.resolve("application.yml"), "picpay:\n  token: " + KEY + "\n");
    List<String> commands = commands("picpay.md");
    assertThat(commands).hasSize(4);

    assertThat(run(commands.get(0), "--token-url", server.url("/oauth2/token")).out())
        .contains("result: a token\n");
    assertThat(run(commands.get(1)).out()).contains("bearer.mode=observe\n");
    assertThat(run(commands.get(2)).out()).contains("bearer.rewrite=picpay-v2\n");
    assertThat(
            run(
                    commands.get(3),
                    "--token-url",
                    server.url("/oauth2/token"),
                    "--v1-url",
                    server.url("/ecommerce/public"),
                    "--v2-url",
                    server.url("/ecommerce/v2"))
                .out())
        .contains("- question: V1 accepts a bearer\n  answer: no\n");
  }
}
