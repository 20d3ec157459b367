package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://as.example/t, as.example:443, as.example, /t",
    "HTTPS://as.example:443/t, as.example:443, as.example, /t",
    "https://as.example:8443, as.example:8443, as.example:8443, /",
    "http://as_internal:8080/t?q, as_internal:8080, as_internal:8080, /t?q",
    "http://[::1]/t, [::1]:80, [::1], /t",
    "https://[::1]:9/t, [::1]:9, [::1]:9, /t",
  })
  void parse_url_isTakenApart(String url, String server, String hostHeader, String path)
      throws BadValue {
    Url parsed = Url.parse(url);

    assertThat(parsed.server).hasToString(server);
    assertThat(parsed.hostHeader()).isEqualTo(hostHeader);
    assertThat(parsed.originForm).isEqualTo(path);
  }

  @Test
  void parse_ipv6Literal_isConnectedToWithoutBrackets() throws BadValue {
    assertThat(Url.parse("https://[::1]/").server.host).isEqualTo("::1");
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
        "https://as.example.com:x/t | a port is a number from 1 to 65535",
        "https://2130706433/t | is neither a host name nor an IPv4 address (four decimal numbers)",
        "https://as.example.com/a b | is not a URL, such as https://api.picpay.com/oauth2/token",
      })
  void parse_anythingElse_isRefusedWithAdvice(String text, String advice) {
    assertThatThrownBy(() -> Url.parse(text)).isInstanceOf(BadValue.class).hasMessage(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "https://as.example/t, true",
    "http://as.example/t, false",
    "http://localhost.example/t, false",
    "http://127.0.0.1.example/t, false",
    "http://LOCALHOST:8080/t, true",
    "http://127.0.0.1/t, true",
    "http://[::1]:1/t, true",
  })
  void isPrivate_tlsOrThisMachine_isTrue(String url, boolean expected) throws BadValue {
    assertThat(Url.parse(url).isPrivate()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "auth.example.com, 443, /token, true",
    "AUTH.example.com., 443, /token?x=1, true",
    "auth.example.com, 443, https://auth.example.com/token, true",
    "auth.example.com, 443, /token/x, false",
    "auth.example.com, 443, /x?u=/token, false",
    "auth.example.com, 8443, /token, false",
    "api.example.com, 443, /token, false",
  })
  void isAskedBy_request_comparesHostPortAndPath(
      String host, int port, String target, boolean expected) throws BadValue {
    assertThat(
            Url.parse("https://auth.example.com/token")
                .isAskedBy(HostName.named(host), port, target))
        .isEqualTo(expected);
  }

  @Test
  void text_schemeInCapitals_isInLowerCaseAndWrittenIsNot() throws BadValue {
    Url url = Url.parse("HTTPS://API.picpay.com/Token");

    assertThat(url.text).isEqualTo("https://API.picpay.com/Token");
    assertThat(url.written).isEqualTo("HTTPS://API.picpay.com/Token");
  }
}
