package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFileTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-id=shop\nclient-secret=s3cr3t=:#\n",
        "client_id = shop\r\nclient_secret = s3cr3t=:#\r\n",
        "# PicPay\nclientId: shop\n\nclientSecret: s3cr3t=:#",
        "{\"client-id\":\"shop\",\"client-secret\":\"s3cr3t=:#\"}",
        " {\n\"other\": {\"client_id\":1}, \"client_id\": \"shop\", \"x\": [1],"
            + " \"clientSecret\": \"s3cr3t=:#\"}\n",
      })
  void parse_propertiesOrJson_givesThePair(String content) throws TokenUnavailable {
    ClientIdentity identity = CredentialFile.parse(content, "/f").identity(true);

    assertThat(identity.id).isEqualTo("shop");
    assertThat(identity.secret).isEqualTo("s3cr3t=:#");
    assertThat(identity.previous).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client-secret=h1dd3n | has no client-id",
        "client-id=h1dd3n | has no client-secret",
        "client-id= | has no client-id",
        "h1dd3n | has no client-id",
        "{'client-id':'h1dd3n'} | is neither properties nor one JSON object",
        "{\"client-id\":\"h1dd3n\"} | has no client-secret",
        "{\"client-id\":\"h1dd3n\" | is neither properties nor one JSON object",
        "{} h1dd3n | is neither properties nor one JSON object",
        "{\"client-id\":1,\"client-secret\":\"h1dd3n\"} | has no client-id",
        "client-id=\\uh1dd3n | is neither properties nor one JSON object",
      })
  void parse_anythingElse_saysWhatIsMissingAndNothingOfIt(String content, String why) {
    TokenUnavailable problem =
        catchThrowableOfType(TokenUnavailable.class, () -> CredentialFile.parse(content, "/f"));

    assertThat(problem.code()).isEqualTo(Code.SECRET_UNREADABLE);
    assertThat(problem.getMessage()).isEqualTo("the credential file " + why);
  }
}
