package bearer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenEndpointTest {
  private static final String GRANT = "grant_type=client_credentials";
  private static final String SHOP = GRANT + "&client_id=shop&client_secret=";

  private final TokenEndpoint endpoint =
      new TokenEndpoint().client("shop", "s3cret/+").issuing(id -> "token-of-" + id);

  @Test
  void answer_secretInForm_isATokenAndItsLife() throws IOException {
    Answer answer = endpoint.lifeSeconds(7).answer(Requests.form(SHOP + "s3cret%2F%2B"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"access_token\":\"token-of-shop\",\"expires_in\":7,\"token_type\":\"Bearer\"}");
  }

  @Test
  void answer_secretInJsonOrBasicHeader_isAToken() throws IOException {
    String json =
        "{\"grant_type\": \"client_credentials\", \"client_id\": \"shop\","
            + " \"client_secret\": \"s3cret\\/+\"}";
    String basic = "Authorization: Basic c2hvcDpzM2NyZXQlMkYlMkI="; // shop:s3cret%2F%2B

    assertThat(endpoint.answer(Requests.json(json)).status()).isEqualTo(200);
    assertThat(endpoint.answer(Requests.form(GRANT, basic)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {SHOP + "wrong", SHOP, GRANT, GRANT + "&client_id=x&client_secret=s3cret"})
  void answer_clientThatProvesNothing_isRefused(String body) throws IOException {
    Answer answer = endpoint.answer(Requests.form(body));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
  }

  @Test
  void answer_whatIsNoTokenRequest_isRefused() throws IOException {
    assertThat(endpoint.answer(Requests.get("/token")).status()).isEqualTo(405);
    assertThat(endpoint.answer(Requests.form("grant_type=password")).body())
        .isEqualTo("{\"error\":\"unsupported_grant_type\"}");
  }

  @Test
  void answer_secretReplaced_acceptsBothWhileToldSo() throws IOException {
    endpoint.client("shop", "old", "new");
    assertThat(endpoint.answer(Requests.form(SHOP + "old")).status()).isEqualTo(200);
    assertThat(endpoint.answer(Requests.form(SHOP + "new")).status()).isEqualTo(200);
    endpoint.client("shop", "new");
    assertThat(endpoint.answer(Requests.form(SHOP + "old")).status()).isEqualTo(401);
    assertThat(endpoint.answer(Requests.form(SHOP + "new")).status()).isEqualTo(200);
  }

  @Test
  void answer_assertion_isCheckedByWhomIsTold() throws IOException {
    endpoint.accepting(client -> client.assertion().equals("jwt") && client.secret().isEmpty());
    String body = GRANT + "&client_id=shop&client_assertion=";

    assertThat(endpoint.answer(Requests.form(body + "jwt")).status()).isEqualTo(200);
    assertThat(endpoint.answer(Requests.form(body + "other")).status()).isEqualTo(401);
  }

  @Test
  void answer_dialect_readsOneMediaType() throws IOException {
    Answer picPay = new TokenEndpoint(Dialect.PICPAY).answer(Requests.form(GRANT));
    Answer qPay = new TokenEndpoint(Dialect.KEYCLOAK).answer(Requests.json("{}"));

    assertThat(picPay.status()).isEqualTo(415);
    assertThat(picPay.body()).isEqualTo("{\"message\":\"Unsupported Media Type\"}");
    assertThat(qPay.status()).isEqualTo(415);
    assertThat(qPay.body())
        .isEqualTo("{\"error\":\"RESTEASY003065: Cannot consume content type\"}");
  }
}
