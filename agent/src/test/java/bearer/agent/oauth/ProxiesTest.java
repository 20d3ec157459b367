package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.net.BadValue;
import bearer.agent.net.HostPort;
import bearer.agent.net.Url;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxiesTest {
  private static @Nullable String route(
      @Nullable String own, Map<String, String> settings, String url) {
    try {
      HostPort proxy =
          new Proxies(own == null ? null : HostPort.parse(own), null, settings::get)
              .route(Url.parse(url));
      return proxy == null ? null : proxy.toString();
    } catch (BadValue bad) {
      throw new IllegalArgumentException(bad);
    }
  }

  @Test
  void route_nothingSet_isDirect() {
    assertThat(route(null, Map.of(), "https://as.example/token")).isNull();
  }

  @Test
  void route_jvmProperties_areThoseOfTheScheme() {
    Map<String, String> settings =
        Map.of(
            "https.proxyHost",
            "secure",
            "https.proxyPort",
            "3128",
            "http.proxyHost",
            "plain",
            "http.proxyPort",
            "rubbish");

    assertThat(route(null, settings, "https://as.example/token")).isEqualTo("secure:3128");
    assertThat(route(null, settings, "http://as.example/token")).isEqualTo("plain:80");
  }

  @Test
  void route_httpsWithoutPort_usesTheJdksDefault() {
    assertThat(route(null, Map.of("https.proxyHost", "p"), "https://as.example/"))
        .isEqualTo("p:443");
  }

  @Test
  void route_ownProxy_beatsPropertiesAndExemptions() {
    Map<String, String> settings = Map.of("https.proxyHost", "p", "http.nonProxyHosts", "*");

    assertThat(route("[::1]:8080", settings, "https://as.example/"))
        .isEqualTo("[0:0:0:0:0:0:0:1]:8080");
  }

  @ParameterizedTest
  @CsvSource({
    "as.example, as.example, true",
    "as.example, AS.Example, true",
    "other|as.example, as.example, true",
    "*.example, as.example, true",
    "*.example, example, false",
    "as.*, as.example, true",
    "*sub*, a.sub.example, true",
    "a*e, as.example, false",
    "*, as.example, true",
    "as.example, not-as.example, false",
    "other, localhost, true",
    "other, 127.0.0.9, true",
    "other, [::1], true",
    ", localhost, true",
    ", as.example, false",
    "'', localhost, false",
  })
  void route_nonProxyHosts_matchAsInTheJdk(
      @Nullable String nonProxyHosts, String host, boolean direct) {
    Map<String, String> settings = new HashMap<>();
    settings.put("https.proxyHost", "p");
    if (nonProxyHosts != null) {
      settings.put("http.nonProxyHosts", nonProxyHosts);
    }

    assertThat(route(null, settings, "https://" + host + "/token") == null).isEqualTo(direct);
  }
}
