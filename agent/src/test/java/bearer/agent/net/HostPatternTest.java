package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPatternTest {
  @ParameterizedTest
  @CsvSource({
    "api.picpay.com, api.picpay.com, false, -1",
    "API.PicPay.COM., api.picpay.com, false, -1",
    "api.picpay.com:8443, api.picpay.com, false, 8443",
    "localhost, localhost, false, -1",
    "pay_service:80, pay_service, false, 80",
    "*.picpay.com, picpay.com, true, -1",
    "*.PicPay.com.:444, picpay.com, true, 444",
    "127.0.0.1, 127.0.0.1, false, -1",
    "10.1.2.3:65535, 10.1.2.3, false, 65535",
    "[::1], 0:0:0:0:0:0:0:1, false, -1",
    "[::1]:8443, 0:0:0:0:0:0:0:1, false, 8443",
    "[2001:DB8::1], 2001:db8:0:0:0:0:0:1, false, -1",
    "[fe80::1%eth0], fe80:0:0:0:0:0:0:1, false, -1",
    "[::ffff:10.1.2.3], 10.1.2.3, false, -1",
    "ação.example.com, xn--ao-siap.example.com, false, -1",
    "*.BÜCHER.example, xn--bcher-kva.example, true, -1",
    "3com.com, 3com.com, false, -1",
  })
  void parse_validEntry_isNormalised(String entry, String host, boolean wildcard, int port)
      throws BadValue {
    HostPattern pattern = HostPattern.parse(entry);

    assertThat(pattern.host).hasToString(host);
    assertThat(pattern.wildcard).isEqualTo(wildcard);
    assertThat(pattern.port).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.com | anybody can have a name there (Public Suffix List): name the hosts, or a domain that"
            + " is yours alone, as in *.example.com",
        "*.com.br:443 | anybody can have a name there (Public Suffix List): name the hosts, or a"
            + " domain that is yours alone, as in *.example.com",
        "* | would send the token to every host: name them, or *.example.com",
        "** | would send the token to every host: name them, or *.example.com",
        "*:443 | would send the token to every host: name them, or *.example.com",
        "a.*.b | a star stands first and for whole labels, as in *.example.com",
        "*foo.com | a star stands first and for whole labels, as in *.example.com",
        "*.*.com | a star stands first and for whole labels, as in *.example.com",
        "**.com | a star stands first and for whole labels, as in *.example.com",
        "https://api.picpay.com | give only the host name: api.picpay.com",
        "https://api.picpay.com:8443/x/y | give only the host name: api.picpay.com:8443",
        "api.picpay.com/ecommerce | give only the host name, such as api.picpay.com",
        "/ecommerce | give only the host name, such as api.picpay.com",
        "user@api.picpay.com | give only the host name, such as api.picpay.com",
        "api.picpay.com:0 | a port is a number from 1 to 65535",
        "api.picpay.com:65536 | a port is a number from 1 to 65535",
        "api.picpay.com:+80 | a port is a number from 1 to 65535",
        "api.picpay.com: | a port is a number from 1 to 65535",
        "::1 | an IPv6 address stands in brackets, as in [::1] or [::1]:8443",
        "[::1 | an IPv6 address stands in brackets, as in [::1] or [::1]:8443",
        "[::1]x | is not a host name",
        "[1.2.3.4] | what stands in the brackets is not an IPv6 address",
        "[] | what stands in the brackets is not an IPv6 address",
        "*.[::1] | an address has no subdomains: drop the star",
        "*.1.2.3.4 | an address has no subdomains: drop the star",
        "api picpay.com | is not a host name",
        "api..com | is not a host name",
        "-api.com | is not a host name",
        "api.com.. | is not a host name",
        ". | is not a host name",
        "*. | is not a host name",
        "a%2eb.com | is not a host name",
        "1.2.3 | is neither a host name nor an IPv4 address (four decimal numbers)",
        "1.2.3.256 | is neither a host name nor an IPv4 address (four decimal numbers)",
        "010.1.2.3 | is neither a host name nor an IPv4 address (four decimal numbers)",
        "2130706433 | is neither a host name nor an IPv4 address (four decimal numbers)",
      })
  void parse_anythingElse_isRefusedWithAdvice(String entry, String advice) {
    assertThatThrownBy(() -> HostPattern.parse(entry))
        .isInstanceOf(BadValue.class)
        .hasMessage(advice);
  }

  @Test
  void parse_labelOrNameTooLong_isRefused() {
    assertThatThrownBy(() -> HostPattern.parse("a".repeat(64) + ".com"))
        .isInstanceOf(BadValue.class);
    assertThatThrownBy(() -> HostPattern.parse("abc.".repeat(64) + "com"))
        .isInstanceOf(BadValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, 443, 443, true",
    "a.example, 8443, 443, false",
    "a.example:8443, 8443, 443, true",
    "a.example:8443, 443, 443, false",
  })
  void matchesPort_withoutAPort_isTheSchemes(String text, int actual, int ofScheme, boolean matches)
      throws BadValue {
    assertThat(HostPattern.parse(text).matchesPort(actual, ofScheme)).isEqualTo(matches);
  }

  @Test
  void equals_anotherSpelling_isTrue() throws BadValue {
    assertThat(HostPattern.parse("*.A.example.:80"))
        .isEqualTo(HostPattern.parse("*.a.example:80"))
        .hasSameHashCodeAs(HostPattern.parse("*.a.example:80"))
        .isNotEqualTo(HostPattern.parse("a.example:80"))
        .isNotEqualTo(HostPattern.parse("*.a.example"));
  }
}
