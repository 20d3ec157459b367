package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://as.example/t, as.example:443, as.example, /t",
    "HTTPS://as.example:443/t, as.example:443, as.example, /t",
    "https://as.example:8443, as.example:8443, as.example:8443, /",
    "http://as_internal:8080/t?q, as_internal:8080, as_internal:8080, /t?q",
    "http://[::1]/t, [::1]:80, [::1], /t",
    "https://[::1]:9/t, [::1]:9, [::1]:9, /t",
  })
  void parse_url_isTakenApart(String url, String server, String hostHeader, String path) {
    TokenUrl parsed = TokenUrl.parse(url);

    assertThat(parsed.server).hasToString(server);
    assertThat(parsed.hostHeader()).isEqualTo(hostHeader);
    assertThat(parsed.originForm).isEqualTo(path);
  }

  @Test
  void parse_ipv6Literal_isConnectedToWithoutBrackets() {
    assertThat(TokenUrl.parse("https://[::1]/").server.host).isEqualTo("::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "as.example/token", "ftp://h/t", "https://h:99999/"})
  void parse_anythingElse_isRefused(String url) {
    assertThatThrownBy(() -> TokenUrl.parse(url)).isInstanceOf(IllegalArgumentException.class);
  }
}
