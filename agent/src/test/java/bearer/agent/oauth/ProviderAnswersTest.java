package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Code;
import bearer.agent.token.FailureKind;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PicPay and Keycloak 18.0.2, 26.0.0 and 26.7.3 were seen to answer, and what follows. */
final class ProviderAnswersTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "wrong secret, Keycloak 18 and 26    |401|unauthorized_client   |CREDENTIAL",
        "unknown client, Keycloak 18         |400|invalid_client        |CREDENTIAL",
        "unknown client, Keycloak 26         |401|invalid_client        |CREDENTIAL",
        "disabled client, Keycloak 18        |400|unauthorized_client   |CREDENTIAL",
        "disabled client, Keycloak 26        |401|invalid_client        |CREDENTIAL",
        "no service account, Keycloak        |401|unauthorized_client   |CREDENTIAL",
        "wrong user, Keycloak 18 and 26.0    |401|invalid_grant         |CREDENTIAL",
        "wrong user, Keycloak 26.7           |400|invalid_grant         |CONFIGURATION",
        "bad grant type, Keycloak            |400|unsupported_grant_type|CONFIGURATION",
        "missing grant type, Keycloak        |400|invalid_request       |CONFIGURATION",
        "JSON body, Keycloak 18              |415|RESTEASY003065: s3cret|CONFIGURATION",
        "JSON body, Keycloak 26              |400|invalid_request       |CONFIGURATION",
        "bad scope, Keycloak                 |400|invalid_scope         |CONFIGURATION",
        "twice the same field, Keycloak 26.7 |400|invalid_request       |CONFIGURATION",
        "wrong method, Keycloak 26.7         |405|                      |CONFIGURATION",
        "unknown realm, Keycloak 26.7        |404|Realm does not exist  |TRANSIENT",
        "path without /auth, Keycloak 26.7   |404|<html>s3cret</html>   |TRANSIENT",
        "starting, Keycloak behind a gateway |503|<html>s3cret</html>   |TRANSIENT",
        "wrong credential, PicPay            |401|invalid_client        |CREDENTIAL",
        "wrong credential, PicPay            |401|MESSAGE               |CREDENTIAL",
        "unusable field, PicPay              |422|MESSAGE               |CONFIGURATION",
        "out of order, PicPay                |500|MESSAGE               |TRANSIENT",
        "too many requests                   |429|                      |TRANSIENT",
      })
  void fetch_refusalThatWasSeen_saysWhatItTakes(
      String situation, int status, @Nullable String error, FailureKind kind) throws IOException {
    try (AuthorizationServer server =
        AuthorizationServer.answering(Answer.json(status, body(error)))) {
      String url = server.url("/");
      TokenUnavailable problem = Fetches.problem(Credentials.at(url).build());

      assertThat(problem.kind()).as(situation).isEqualTo(kind);
      assertThat(problem.code()).isEqualTo(status == 404 ? Code.TOKEN_URL_NOT_FOUND : code(kind));
      assertThat(problem.getMessage()).doesNotContain("s3cret");
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static String body(@Nullable String error) {
    if (error == null || error.startsWith("<")) {
      return error == null ? "" : error;
    }
    return error.equals("MESSAGE")
        ? "{\"message\":\"s3cret\",\"errors\":[{\"field\":\"error\",\"message\":\"s3cret\"}]}"
        : "{\"error\":\"" + error + "\",\"error_description\":\"s3cret\"}";
  }

  private static Code code(FailureKind kind) {
    return switch (kind) {
      case CREDENTIAL -> Code.TOKEN_CREDENTIAL_REJECTED;
      case CONFIGURATION -> Code.TOKEN_REQUEST_REJECTED;
      default -> Code.TOKEN_SERVER_UNAVAILABLE;
    };
  }
}
