package bearer.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.diag.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.picpay.com/oauth2/token, false, https://api.picpay.com/oauth2/token",
    "HTTPS://API.picpay.com/Token, false, https://API.picpay.com/Token",
    "https://as.example.com:8443/t?realm=a, false, https://as.example.com:8443/t?realm=a",
    "http://localhost:8080/t, false, http://localhost:8080/t",
    "http://LOCALHOST/t, false, http://LOCALHOST/t",
    "http://127.0.0.1/t, false, http://127.0.0.1/t",
    "http://[::1]:1/t, false, http://[::1]:1/t",
    "http://as.example.com/t, true, http://as.example.com/t",
  })
  void tokenUrl_validOne_isTaken(String text, boolean allowHttp, String url) throws BadValue {
    assertThat(TokenUrl.parse(text, allowHttp)).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "http://as.example.com/t",
    "http://127.0.0.1.example.com/t",
    "http://localhost.example.com/t"
  })
  void tokenUrl_plainHttpElsewhere_isInsecure(String text) {
    assertThatThrownBy(() -> TokenUrl.parse(text, false))
        .isInstanceOfSatisfying(
            BadValue.class, bad -> assertThat(bad.code).isEqualTo(Code.INSECURE_TOKEN_URL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/oauth2/token | must start with https://",
        "ftp://as.example.com/t | must start with https://",
        "file:///etc/passwd | must start with https://",
        "https:as.example.com | has no host name, or one that is not plain ASCII",
        "https:///token | has no host name, or one that is not plain ASCII",
        "https://ação.example.com/t | has no host name, or one that is not plain ASCII",
        "https://u:p@as.example.com/t | must not hold a user name or password: set bearer.client-id"
            + " instead",
        "https://as.example.com/t#x | must not hold a fragment (what follows a #)",
        "https://as.example.com:0/t | a port is a number from 1 to 65535",
        "https://as.example.com:65536/t | a port is a number from 1 to 65535",
        "https://as.example.com/a b | is not a URL, such as https://api.picpay.com/oauth2/token",
      })
  void tokenUrl_anythingElse_isRefusedWithAdvice(String text, String advice) {
    assertThatThrownBy(() -> TokenUrl.parse(text, true))
        .isInstanceOf(BadValue.class)
        .hasMessage(advice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/**", "/v1/*", "/v1/*/pay", "/**/pay/*.json", "/a%20b", "/a;v=1"})
  void path_validPattern_isTakenAsWritten(String pattern) throws BadValue {
    assertThat(PathPattern.parse(pattern)).isEqualTo(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v1", "*", "**", "/a#b", "/a?b", "/{id}", "/a b", "/ação", "/a**", "/**a", "/***"})
  void path_anythingElse_isRefused(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern)).isInstanceOf(BadValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-picpay-token", "X-Seller-Token", "x_y.z~1"})
  void header_token_isTakenAsWritten(String name) throws BadValue {
    assertThat(HeaderName.parse(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x token",
        "x:token",
        "x-token\r",
        "ação",
        "a/b",
        "authorization",
        "AUTHORIZATION",
        "Host",
        "Content-Length",
        "transfer-encoding"
      })
  void header_anythingElse_isRefused(String name) {
    assertThatThrownBy(() -> HeaderName.parse(name)).isInstanceOf(BadValue.class);
  }
}
