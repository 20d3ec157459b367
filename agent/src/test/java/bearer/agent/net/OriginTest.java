package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.example, a.example, 443, 443",
    "HTTP://A.example/, A.example, 80, 80",
    "https://a.example:/x, a.example, 443, 443",
    "http://a.example:8080?x, a.example, 8080, 80",
    "https://u:p@a@b.example#c@d, b.example, 443, 443",
    "https://[::1]/, [::1], 443, 443",
    "https://u@[::1]:8443/[x]:1, [::1], 8443, 443",
    "http://a_b.example/{}|, a_b.example, 80, 80",
  })
  void of_url_isItsServer(String url, String host, int port, int usualPort) {
    Origin origin = Objects.requireNonNull(Origin.of(url));

    assertThat(origin.host).isEqualTo(host);
    assertThat(origin.port).isEqualTo(port);
    assertThat(origin.usualPort).isEqualTo(usualPort);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "a.example",
        "//a.example/",
        "ftp://a.example/",
        "https:/a.example",
        "https://",
        "https:///x",
        "https://:443/",
        "https://u@/",
        "https://a.example:0/",
        "https://a.example:65536/",
        "https://a.example:+1/",
        "https://a\\@b.example/",
        "https://b.example\\/"
      })
  void of_anythingElse_isNone(String url) {
    assertThat(Origin.of(url)).isNull();
  }

  @Test
  void of_backslashBehindTheAuthority_isNoPartOfIt() {
    assertThat(Objects.requireNonNull(Origin.of("https://a.example/\\@b")).host)
        .isEqualTo("a.example");
  }
}
