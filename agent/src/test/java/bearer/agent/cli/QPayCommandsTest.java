package bearer.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.CredentialsApi;
import bearer.sandbox.Dialect;
import bearer.sandbox.Routes;
import bearer.sandbox.TokenEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class QPayCommandsTest {
  private final TokenEndpoint tokens = new TokenEndpoint(Dialect.KEYCLOAK).user("ana", "p4ss w");
  private final CredentialsApi clients = new CredentialsApi("/credentials", tokens);
  private final AuthorizationServer server;

  @TempDir Path dir;

  QPayCommandsTest() throws IOException {
    server =
        AuthorizationServer.answering(
            new Routes().under("/token", tokens).under("/credentials", clients));
  }

  @BeforeEach
  void password() throws IOException {
    Files.writeString(dir.resolve("password"), "p4ss w\n");
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Ran qpay(String... words) {
    List<String> arguments = new ArrayList<>(List.of("qpay"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--api", server.url("/credentials/")));
    arguments.addAll(List.of("--token-url", server.url("/token")));
    arguments.addAll(List.of("--session", dir.resolve("session").toString()));
    return Ran.command(arguments.toArray(String[]::new));
  }

  private Ran login() {
    String file = dir.resolve("password").toString();
    return qpay("login", "--user", "ana", "--password-file", file);
  }

  private static void assertDone(Ran ran) {
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
  }

  private Ran create(String kind, Path file) {
    return qpay("clients", "create", "--name", "cards", "--role", "issuer", kind, file.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qpay",
        "qpay login",
        "qpay whoami",
        "qpay roles",
        "qpay rotate",
        "qpay clients",
        "qpay clients create",
        "qpay clients show",
        "qpay clients list",
        "qpay clients update-roles",
        "qpay clients delete"
      })
  void help_isThere(String command) {
    Ran ran = Ran.command((command + " --help").split(" ", -1));

    assertDone(ran);
    assertThat(ran.out()).startsWith("Usage: java -jar bearer-agent.jar " + command + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qpay", "qpay clients", "picpay"})
  void group_alone_asksWhichOne(String group) {
    Ran ran = Ran.command(group.split(" ", -1));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith("which one?").contains("Commands:");
  }

  @Test
  void login_isKeptAndNotShown() throws IOException {
    Ran ran = login();

    assertDone(ran);
    assertThat(ran.out())
        .matches("logged in until: 20[^\n]*Z\napi: " + server.url("/credentials") + "\n");
    assertThat(Files.readString(dir.resolve("session"))).startsWith("authorization=Bearer ");
  }

  @Test
  void login_placeThatIsNot_isNamed() {
    String file = dir.resolve("password").toString();
    String nowhere = dir.resolve("no/session").toString();
    Ran ran =
        Ran.command(
            "qpay",
            "login",
            "--user",
            "ana",
            "--password-file",
            file,
            "--api",
            server.url("/credentials"),
            "--token-url",
            server.url("/token"),
            "--session",
            nowhere);

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .matches("qpay: .*/no/.* cannot be read or written .*: run this as its owner, or .*\n");
  }

  @Test
  void login_wrongPassword_saysWhatToDo() throws IOException {
    Files.writeString(dir.resolve("password"), "wrong\n");

    Ran ran = login();
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualTo(
            "qpay: 127.0.0.1:"
                + server.port()
                + " answered 401 invalid_grant: correct the user or the password; who has never"
                + " logged in to QPay has to set one there first\n");
    assertThat(dir.resolve("session")).doesNotExist();
  }

  @Test
  void login_whatCannotBe_isRefusedBeforeThePasswordGoesAnywhere() throws IOException {
    String password = dir.resolve("password").toString();
    String[] plain = {
      "qpay", "login", "--user", "a", "--password-file", password, "--api", "http://qpay.example/c"
    };
    String[] plainToken = {
      "qpay",
      "login",
      "--user",
      "a",
      "--password-file",
      password,
      "--token-url",
      "http://q.example/"
    };

    assertThat(Ran.command(plain))
        .isEqualTo(new Ran(2, "", "qpay: --api must start with https://, or be on this machine\n"));
    assertThat(Ran.command(plainToken).err()).contains("bearer.token-url=http://q.example/");
    assertThat(qpay("login", "--user", "a", "--password-file", dir.resolve("no").toString()))
        .isEqualTo(new Ran(1, "", "password: there is no such file: " + dir.resolve("no") + "\n"));
    assertThat(qpay("login", "--password", "p4ss w").exitCode()).isEqualTo(2);
    assertThat(qpay("login", "--password", "p4ss w").err()).doesNotContain("p4ss");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anything_withoutALogin_saysThatOneIsNeeded() {
    String told = "qpay: nobody is logged in: run qpay login\n";
    assertThat(qpay("whoami")).isEqualTo(new Ran(1, "", told));
    assertThat(qpay("roles")).isEqualTo(new Ran(1, "", told));
    assertThat(qpay("clients", "list")).isEqualTo(new Ran(1, "", told));
    assertThat(qpay("clients", "show", "x")).isEqualTo(new Ran(1, "", told));
    assertThat(qpay("clients", "delete", "x")).isEqualTo(new Ran(1, "", told));
    assertThat(qpay("clients", "update-roles", "x", "--role", "y")).isEqualTo(new Ran(1, "", told));
    assertThat(qpay("rotate", "--credential-file", "x")).isEqualTo(new Ran(1, "", told));
    assertThat(create("--secret-file", dir.resolve("s"))).isEqualTo(new Ran(1, "", told));
    assertThat(dir.resolve("s")).doesNotExist();
  }

  @Test
  void anything_withALoginThatIsRefused_saysThatANewOneIsNeeded() {
    assertDone(login());
    tokens.userTokens().revokeAll();

    assertThat(qpay("whoami"))
        .isEqualTo(
            new Ran(1, "", "qpay: QPay does not take the login (any more): run qpay login\n"));
  }

  @Test
  void whoamiAndRoles_showWhatIsAnswered() {
    assertDone(login());

    assertThat(qpay("whoami").out())
        .isEqualTo(
            "tenant_type: issuer\ntenant_id: "
                + CredentialsApi.TENANT
                + "\nparent_tenant_id: 00000000-0000-0000-0000-000000000001\n");
    assertThat(qpay("roles").out()).isEqualTo("roles:\n- issuer\n");
    assertThat(qpay("roles", "--json").out()).isEqualTo("{\"roles\":[\"issuer\"]}\n");
  }

  @Test
  void create_printsAConfigurationThatIsValid() throws IOException {
    assertDone(login());
    Path secret = dir.resolve("secret");

    Ran ran = create("--secret-file", secret);
    assertDone(ran);
    assertThat(ran.out())
        .matches(
            "# made client cards-[0-9a-f]{8} \\([0-9a-f-]{36}\\)\n"
                + "bearer.provider=qpay\n"
                + ("bearer.token-url=" + server.url("/token") + "\n")
                + ("bearer.hosts=127.0.0.1:" + server.port() + "\n")
                + "bearer.client-id=cards-[0-9a-f]{8}\n"
                + ("bearer.client-secret-file=" + secret + "\n")
                + "bearer.mode=add\nbearer.log-level=info\n")
        .doesNotContain(Files.readString(secret).trim());
    Path config = Files.writeString(dir.resolve("config"), ran.out());
    assertDone(Ran.command("check", config.toString()));
    assertThat(Ran.command("token", config.toString()).out()).contains("result: a token\n");
  }

  @Test
  void create_withoutAPlaceOrWithTwo_makesNoClient() throws IOException {
    assertDone(login());
    Path file = Files.writeString(dir.resolve("there"), "");

    String told = "qpay: give either --secret-file or --credential-file, a new file\n";
    assertThat(qpay("clients", "create", "--name", "a", "--role", "issuer"))
        .isEqualTo(new Ran(2, "", told));
    assertThat(create("--secret-file", file).err())
        .isEqualTo("qpay: " + file + " is there already: no client was made; name a new file\n");
    assertThat(clients.ids()).isEmpty();
  }

  @Test
  void clients_areShownChangedAndDeleted() {
    assertDone(login());
    assertThat(create("--credential-file", dir.resolve("pair")).exitCode()).isZero();
    String id = clients.ids().get(0);

    assertThat(qpay("clients", "show", id).out())
        .startsWith("id: " + id + "\nclient_id: cards-")
        .endsWith("roles:\n- issuer\n");
    assertThat(qpay("clients", "update-roles", id, "--role", "issuer").exitCode()).isZero();
    assertThat(qpay("clients", "update-roles", id, "--role", "processor").err())
        .isEqualTo(
            "qpay: QPay answered 400 to PUT /clients/"
                + id
                + ": roles are invalid; correct the name or the roles: see qpay roles\n");
    assertThat(qpay("clients", "list").err())
        .isEqualTo(
            "qpay: QPay answered 404 to GET /clients: Not Found; there is nothing of that id, or"
                + " --api is wrong\n");
    clients.listing();
    assertThat(qpay("clients", "list", "--json").out()).startsWith("{\"clients\":[{\"id\":\"" + id);
    assertThat(qpay("clients", "show", id).out()).startsWith("clients:\n- id: " + id + "\n");
    assertThat(qpay("clients", "show", "../whoami").err())
        .isEqualTo("qpay: an id has letters, digits and -._~ alone\n");
    assertThat(qpay("clients", "delete", id).out()).isEqualTo("deleted: " + id + "\n");
    assertThat(qpay("clients", "delete", id).err()).contains("answered 404 to DELETE");
  }

  @Test
  void rotate_logsInByItselfAndSwitches() throws IOException {
    assertDone(login());
    Path pair = dir.resolve("pair");
    Path config = Files.writeString(dir.resolve("c"), create("--credential-file", pair).out());
    String before = Files.readString(pair);
    Files.delete(dir.resolve("session"));
    String[] rotate = {
      "rotate",
      "--credential-file",
      pair.toString(),
      "--user",
      "ana",
      "--password-file",
      dir.resolve("password").toString()
    };

    Ran first = qpay(rotate);
    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .matches(
            "state: the old client lives on\nfile: " + pair + "\nrun it again after: 20[^\n]*Z\n");
    assertThat(first.err()).contains("made client cards-", "switched " + pair + " to client");
    assertThat(clients.ids()).hasSize(2);
    String[] now = new String[rotate.length + 2];
    System.arraycopy(rotate, 0, now, 0, rotate.length);
    now[rotate.length] = "--grace";
    now[rotate.length + 1] = "0";
    assertThat(qpay(now).out()).isEqualTo("state: done\nfile: " + pair + "\n");
    assertThat(clients.ids()).hasSize(1);
    assertThat(Files.readString(pair)).isNotEqualTo(before);
    assertThat(Ran.command("token", config.toString()).exitCode()).isZero();
  }

  @Test
  void rotate_whatCannotBe_saysWhatToDo() throws IOException {
    assertDone(login());
    Path pair = Files.writeString(dir.resolve("pair"), "client-id=a\nclient-secret=b\n");

    assertThat(qpay("rotate", "--credential-file", dir.resolve("no").toString()).err())
        .isEqualTo("qpay: no such file: " + dir.resolve("no") + "\n");
    assertThat(qpay("rotate", "--credential-file", pair.toString()).err())
        .isEqualTo("qpay: the file has no qpay-id: name the client that is in it, --old-id ID\n");
    assertThat(qpay("rotate", "--credential-file", pair.toString(), "--grace", "soon").exitCode())
        .isEqualTo(2);
  }
}
