package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class InspectionTest {
  private static Inspection of(Answer answer) throws IOException {
    try (AuthorizationServer server = AuthorizationServer.answering(answer)) {
      Inspection inspection =
          Inspection.of(
              Credentials.at(server.url("/token")).build(),
              name -> null,
              Ticker.SYSTEM,
              new Log(Level.OFF, System.err, Ticker.SYSTEM));
      assertThat(server.requests()).hasSize(1);
      assertThat(inspection.facts.toString()).doesNotContain("s3cret");
      return inspection;
    }
  }

  private static @Nullable Code code(Inspection inspection) {
    TokenUnavailable problem = inspection.problem;
    return problem == null ? null : problem.code();
  }

  @Test
  void token_isDescribedAndNotShown() throws IOException {
    Inspection inspection =
        of(
            Answer.json(
                200,
                "{\"access_token\":\"abc\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                    + "\"scope\":\"a b\",\"refresh_token\":\"xyz\",\"id\":{\"a\":1}}"));

    assertThat(inspection.problem).isNull();
    assertThat(inspection.reveal()).isEqualTo("abc");
    assertThat(inspection.claims).isEmpty();
    assertThat(inspection.facts)
        .containsEntry("status", "200")
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", "300")
        .containsEntry("scope", "a b")
        .containsEntry("token", "3 characters")
        .containsEntry("lives for", "299 s at least")
        .containsKeys("client id", "token URL", "took")
        .doesNotContainKeys("access_token", "refresh_token", "id", "TLS", "proxy");
    assertThat(inspection.facts.get("took")).matches("connect \\d+ ms, answer \\d+ ms");
    assertThat(inspection.facts.toString()).doesNotContain("abc", "xyz");
  }

  @Test
  void jwt_showsItsClaims() throws IOException {
    String claims = "{\"aud\":\"shop\",\"azp\":\"me\"}";
    String middle = Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    Inspection inspection =
        of(Answer.json(200, "{\"access_token\":\"eyJ." + middle.replace("=", "") + ".sig\"}"));

    assertThat(inspection.claims).isEqualTo(claims);
    assertThat(inspection.facts.get("token")).endsWith(" characters, a JWT");
  }

  @Test
  void refusal_isDescribedWithWhatTheServerSays() throws IOException {
    Inspection inspection =
        of(Answer.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"no\"}"));

    assertThat(code(inspection)).isEqualTo(Code.TOKEN_CREDENTIAL_REJECTED);
    assertThat(inspection.reveal()).isEmpty();
    assertThat(inspection.facts)
        .containsEntry("status", "401")
        .containsEntry("error", "invalid_client")
        .containsEntry("error_description", "no")
        .doesNotContainKey("token");
  }

  @Test
  void noJson_isNoToken() throws IOException {
    Inspection inspection = of(Answer.json(200, "<html>"));

    assertThat(code(inspection)).isEqualTo(Code.TOKEN_ANSWER_UNUSABLE);
    assertThat(inspection.facts).containsEntry("status", "200");
  }
}
