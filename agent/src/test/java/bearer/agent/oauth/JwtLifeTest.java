package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JwtLifeTest {
  static String jwt(String claims) {
    byte[] text = claims.getBytes(StandardCharsets.UTF_8);
    return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(text) + ".c2ln";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"iat\":1700000000,\"exp\":1700000060}|60",
        "{\"exp\":1700000060,\"sub\":{\"exp\":1},\"iat\":1700000000}|60",
        "{\"iat\":1700000000.5,\"exp\":1700000060}|59.5",
        "{\"iat\":1700000000,\"exp\":\"1700000060\"}|Infinity",
        "{\"iat\":1700000000,\"exp\":1700000000}|Infinity",
        "{\"iat\":1700000000,\"exp\":1}|Infinity",
        "{\"exp\":1700000060}|Infinity",
        "{\"iat\":1,\"exp\":1e999}|Infinity",
        "{\"iat\":1e999,\"exp\":1e999}|Infinity",
        "{\"iat\":1700000000,\"exp\":|Infinity",
        "{\"exp\"|Infinity",
        "[1]|Infinity",
        "x|Infinity",
      })
  void seconds_ofAJwt_areThoseBetweenItsTimes(String claims, double seconds) {
    assertThat(JwtLife.seconds(jwt(claims))).isEqualTo(seconds);
  }

  @Test
  void seconds_ofAnythingElse_areNotKnown() {
    for (String token : new String[] {"", "abc", "a.b", "a.b.c", "..", "a.b.c.d.e", "a.\u00e9.c"}) {
      assertThat(JwtLife.seconds(token)).isEqualTo(Double.POSITIVE_INFINITY);
    }
  }
}
