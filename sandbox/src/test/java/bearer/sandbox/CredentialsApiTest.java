package bearer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CredentialsApiTest {
  private static final String LOGIN = "grant_type=password&client_id=qpay-console&username=";
  private static final String CLIENT =
      "{\"tenant_id\":\"5f0c2b9e-6f4f-4f0a-9a53-0c6d7b1f2a11\",\"name\":\"cards\","
          + "\"roles\":[\"issuer\"]}";

  private final TokenEndpoint endpoint =
      new TokenEndpoint(Dialect.KEYCLOAK).user("ana", "p4ss word");
  private final CredentialsApi api = new CredentialsApi("/credentials", endpoint);

  private Answer ask(String method, String resource, String body) throws IOException {
    String token = field(login("ana", "p4ss+word"), "access_token");
    return api.answer(request(method, resource, body, token));
  }

  private static Request request(String method, String resource, String body, String token)
      throws IOException {
    return Requests.of(
        (method + " /credentials" + resource + " HTTP/1.1\r\nContent-Type: application/json\r\n")
            + ("Authorization: Bearer " + token + "\r\nContent-Length: " + body.length())
            + ("\r\n\r\n" + body));
  }

  private Answer login(String user, String password) throws IOException {
    return endpoint.answer(Requests.form(LOGIN + user + "&password=" + password));
  }

  private int grant(String clientId, String secret) throws IOException {
    String encoded = secret.replace("+", "%2B").replace("/", "%2F");
    String body = "grant_type=client_credentials&client_id=" + clientId;
    return endpoint.answer(Requests.form(body + "&client_secret=" + encoded)).status();
  }

  private static String field(Answer answer, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
    assertThat(matcher.find()).as(answer.body()).isTrue();
    return matcher.group(1);
  }

  @Test
  void answer_passwordGrant_isForUsersOfTheConsole() throws IOException {
    assertThat(login("ana", "p4ss+word").status()).isEqualTo(200);
    assertThat(login("ana", "wrong").body()).isEqualTo("{\"error\":\"invalid_grant\"}");
    assertThat(login("bob", "p4ss+word").status()).isEqualTo(401);
    String elsewhere = "grant_type=password&client_id=other&username=ana&password=p4ss+word";
    assertThat(endpoint.answer(Requests.form(elsewhere)).body())
        .isEqualTo("{\"error\":\"invalid_client\"}");
  }

  @Test
  void answer_anotherKindOfToken_isRefused() throws IOException {
    endpoint.client("shop", "s3cret").issuing(id -> "of-shop");
    assertThat(grant("shop", "s3cret")).isEqualTo(200);

    assertThat(api.answer(request("GET", "/whoami", "", "of-shop")).status()).isEqualTo(401);
  }

  @Test
  void answer_client_getsTokensUntilItIsDeleted() throws IOException {
    Answer created = ask("POST", "/clients", CLIENT);
    String id = field(created, "id");
    String clientId = field(created, "client_id");
    String secret = field(created, "client_secret");

    assertThat(created.status()).isEqualTo(201);
    assertThat(grant(clientId, secret)).isEqualTo(200);
    assertThat(ask("GET", "/clients/" + id, "").body())
        .contains("\"client_id\":\"" + clientId + "\"", "\"roles\":[\"issuer\"]")
        .doesNotContain("secret");
    assertThat(ask("DELETE", "/clients/" + id, "").status()).isEqualTo(204);
    assertThat(grant(clientId, secret)).isEqualTo(401);
    assertThat(ask("DELETE", "/clients/" + id, "").status()).isEqualTo(404);
  }

  @Test
  void answer_whatItsTenantMayNot_isRefused() throws IOException {
    assertThat(ask("POST", "/clients", CLIENT.replace("5f0c", "0000")).status()).isEqualTo(403);
    assertThat(ask("POST", "/clients", CLIENT.replace("cards", "c d")).status()).isEqualTo(400);
    assertThat(ask("POST", "/clients", CLIENT.replace("issuer", "embosser")).status())
        .isEqualTo(400);
    String id = field(ask("POST", "/clients", CLIENT), "id");
    assertThat(ask("PUT", "/clients/" + id, "{\"roles\":[\"processor\"]}").status()).isEqualTo(400);
    assertThat(ask("PUT", "/clients/" + id, "{\"roles\":[\"issuer\"]}").status()).isEqualTo(200);
    assertThat(api.ids()).containsExactly(id);
  }

  @Test
  void answer_withoutId_isAListOnlyWhereTheServerLists() throws IOException {
    String id = field(ask("POST", "/clients", CLIENT), "id");

    assertThat(ask("GET", "/clients", "").status()).isEqualTo(404);
    api.listing();
    assertThat(ask("GET", "/clients", "").body()).startsWith("[{\"id\":\"" + id);
    assertThat(ask("GET", "/clients/" + id, "").body()).startsWith("[{\"id\":\"" + id);
  }

  @Test
  void answer_whoamiAndRoles_areTheIssuers() throws IOException {
    assertThat(ask("GET", "/whoami", "").body())
        .contains("\"tenant_type\":\"issuer\"", "\"tenant_id\":\"5f0c2b9e-");
    assertThat(ask("GET", "/roles", "").body()).isEqualTo("[\"issuer\"]");
  }
}
