package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenAnswerTest {
  private static final long NOW = 1_795_000_000_000L;

  private static TokenAnswer parse(String json) throws IOException {
    return TokenAnswer.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "300|300000",
        "\"300\"|300000",
        "59.5|59500",
        "\"59.5\"|59500",
        "3e2|300000",
        "null|300000",
        "\"\"|300000",
        "\"soon\"|300000",
        "\"NaN\"|300000",
        "true|300000",
        "{}|300000",
        "[300]|300000",
        "0|0",
        "-1|0",
        "86401|86400000",
        "999999999|86400000",
        "1795000600|600000",
        "\"1795000600\"|600000",
        "1794999999|0",
        "1795999999|86400000",
        "4000000000|86400000",
        "1795000600000|86400000",
        "99999999999999999999|86400000",
        "1e999|86400000",
      })
  void life_ofExpiresIn_isReadLeniently(String expiresIn, long millis) throws IOException {
    assertThat(parse("{\"expires_in\":" + expiresIn + "}").life(NOW)).isEqualTo(millis * 1_000_000);
  }

  @ParameterizedTest
  @CsvSource({"300, 60, 60", "60, 300, 60", "300, 0, 300"})
  void life_ofAJwt_isTheShorterOne(int expiresIn, int claimed, int seconds) throws IOException {
    String claims = "{\"iat\":1700000000,\"exp\":" + (1_700_000_000 + claimed) + "}";
    String json =
        "{\"access_token\":\"" + JwtLifeTest.jwt(claims) + "\",\"expires_in\":" + expiresIn + "}";

    assertThat(parse(json).life(NOW)).isEqualTo(seconds * 1_000_000_000L);
  }

  @Test
  void life_withoutExpiresIn_isFiveMinutes() throws IOException {
    assertThat(parse("{}").life(NOW)).isEqualTo(300_000_000_000L);
  }

  @Test
  void parse_picPayAnswer_skipsWhatItDoesNotKnow() throws IOException {
    TokenAnswer answer =
        parse(
            "{\"authorization_details\":[{\"access_token\":\"inner\",\"error\":\"x\"}],"
                + "\"access_token\":\"a.b-c_d~+/==\",\"expires_in\":300,\"not-before-policy\":1,"
                + "\"token_type\":\"bearer\",\"scope\":\"\\u00e9\",\"scope\":\"twice\"}\n");

    assertThat(answer.accessToken()).isEqualTo("a.b-c_d~+/==");
    assertThat(answer.isBearer()).isTrue();
    assertThat(answer.hasError()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "<html>nope</html>",
        "{\"access_token\":\"a\"",
        "{\"access_token\":\"a",
        "{\"access_token\":\"a\"} trailing",
        "{\"access_token\":\"a\"}{}",
        "{\"access_token\":\"a\",\"access_token\":\"b\"}",
        "{\"expires_in\":1,\"expires_in\":2}",
        "access_token=a&token_type=bearer",
      })
  void parse_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({"'\"Bearer\"',true", "'\"BEARER\"',true", "null,true", "'\"MAC\"',false", "1,false"})
  void isBearer_ofTokenType_ignoresCase(String type, boolean bearer) throws IOException {
    assertThat(parse("{\"token_type\":" + type + "}").isBearer()).isEqualTo(bearer);
  }
}
