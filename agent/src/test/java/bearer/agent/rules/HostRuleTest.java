package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.HostPattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRuleTest {
  @ParameterizedTest
  @CsvSource({
    // pattern host, wildcard, pattern port, target, target port, default port, matches
    "api.picpay.com, false, -1, api.picpay.com, 443, 443, true",
    "api.picpay.com, false, -1, API.PicPay.Com, 443, 443, true",
    "api.picpay.com, false, -1, api.picpay.com., 443, 443, true",
    "api.picpay.com, false, -1, api.picpay.com.., 443, 443, false",
    "api.picpay.com, false, -1, api.picpay.com, 8443, 443, false",
    "api.picpay.com, false, 8443, api.picpay.com, 8443, 443, true",
    "api.picpay.com, false, 8443, api.picpay.com, 443, 443, false",
    "api.picpay.com, false, -1, xapi.picpay.com, 443, 443, false",
    "api.picpay.com, false, -1, api.picpay.com.evil.example, 443, 443, false",
    "api.picpay.com, false, -1, picpay.com, 443, 443, false",
    "picpay.com, true, -1, api.picpay.com, 443, 443, true",
    "picpay.com, true, -1, a.b.picpay.com, 443, 443, true",
    "picpay.com, true, -1, picpay.com, 443, 443, false",
    "picpay.com, true, -1, .picpay.com, 443, 443, false",
    "picpay.com, true, -1, evilpicpay.com, 443, 443, false",
    "picpay.com, true, 8443, api.picpay.com, 8443, 443, true",
    // the Kelvin sign and the dotless i fold to ASCII letters in Unicode, not here
    "kiosk.example, false, -1, \u212Aiosk.example, 443, 443, false",
    "idp.example, false, -1, \u0131dp.example, 443, 443, false",
    "127.0.0.1, false, 8080, 127.0.0.1, 8080, 80, true",
    "127.0.0.1, false, 8080, localhost, 8080, 80, false",
    "0:0:0:0:0:0:0:1, false, 8080, [::1], 8080, 80, true",
    "0:0:0:0:0:0:0:1, false, 8080, ::1, 8080, 80, true",
    "0:0:0:0:0:0:0:1, false, 8080, 0:0:0:0:0:0:0:1, 8080, 80, true",
    "0:0:0:0:0:0:0:1, false, 8080, ::2, 8080, 80, false",
  })
  void matches_target(
      String host,
      boolean wildcard,
      int port,
      String target,
      int targetPort,
      int defaultPort,
      boolean expected) {
    String name = Target.canonical(target);
    HostRule rule = new HostRule(new HostPattern(host, wildcard, port));

    assertThat(rule.matches(name, Target.length(name), targetPort, defaultPort))
        .isEqualTo(expected);
  }
}
