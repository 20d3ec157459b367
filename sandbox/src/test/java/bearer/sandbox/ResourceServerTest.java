package bearer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ResourceServerTest {
  private static final String BEARER = "Authorization: Bearer good";

  private final Tokens tokens = new Tokens();
  private final ResourceServer api =
      new ResourceServer(
          tokens, ResourceServer.challenge("Bearer"), Script.always(Answer.json(200, "{}")));

  private int status(String... headers) throws Exception {
    return api.answer(Requests.get("/", headers)).status();
  }

  @Test
  void answer_liveToken_isLetInUntilItIsRevoked() throws Exception {
    tokens.add("good", 300);
    assertThat(status(BEARER)).isEqualTo(200);
    tokens.revoke("good");
    assertThat(status(BEARER)).isEqualTo(401);
  }

  @Test
  void answer_tokenAtItsEnd_isRefused() throws Exception {
    tokens.add("good", 0);

    assertThat(status(BEARER)).isEqualTo(401);
  }

  @Test
  void answer_anythingElse_isRefused() throws Exception {
    tokens.add("good", 300);

    assertThat(status()).isEqualTo(401);
    assertThat(status(BEARER, BEARER)).isEqualTo(401);
    assertThat(status("Authorization: Bearer other")).isEqualTo(401);
    assertThat(status("Authorization: good")).isEqualTo(401);
    tokens.revokeAll();
    assertThat(status(BEARER)).isEqualTo(401);
  }
}
