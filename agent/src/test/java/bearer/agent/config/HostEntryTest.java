package bearer.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostEntryTest {
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
    HostPattern pattern = HostEntry.parse(entry);

    assertThat(pattern.host).isEqualTo(host);
    assertThat(pattern.wildcard).isEqualTo(wildcard);
    assertThat(pattern.port).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* | would send the token to every host: name them, or *.example.com",
        "** | would send the token to every host: name them, or *.example.com",
        "*:443 | would send the token to every host: name them, or *.example.com",
        "a.*.b | a star stands first and for whole labels, as in *.example.com",
        "*foo.com | a star stands first and for whole labels, as in *.example.com",
        "*.*.com | a star stands first and for whole labels, as in *.example.com",
        "**.com | a star stands first and for whole labels, as in *.example.com",
        "https://api.picpay.com | give only the host name: api.picpay.com",
        "https://api.picpay.com:8443/x/y | give only the host name: api.picpay.com:8443",
        "api.picpay.com/ecommerce | give only the host name: api.picpay.com",
        "/ecommerce | give only the host name: api.picpay.com",
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
    assertThatThrownBy(() -> HostEntry.parse(entry))
        .isInstanceOf(BadValue.class)
        .hasMessage(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "1::",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "2001:0DB8:0000::00ff",
        "fe80::1:0:0:2",
        "::1.2.3.4",
        "64:ff9b::192.0.2.33",
        "1:2:3:4:5:6:7.8.9.10",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::fffe:127.0.0.1"
      })
  void canonicalV6_address_isTheTextOfTheJdk(String text) throws UnknownHostException {
    assertThat(IpLiteral.canonicalV6(text))
        .isEqualTo(InetAddress.getByName("[" + text + "]").getHostAddress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "g::",
        "1:",
        ":1",
        "1:::2",
        "::1.2.3",
        "::1.2.3.4:5",
        "1.2.3.4::",
        "::+1",
        "1:2:3:4:5:6:7:1.2.3.4"
      })
  void canonicalV6_noAddress_isNull(String text) {
    assertThat(IpLiteral.canonicalV6(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "127.0.0.1, true",
    "127.255.0.3, true",
    "0:0:0:0:0:0:0:1, true",
    "127.0.0.1.example.com, false",
    "localhost.example.com, false",
    "128.0.0.1, false",
    "0:0:0:0:0:0:0:2, false",
  })
  void isLoopback_host_isJudgedByItsText(String host, boolean loopback) {
    assertThat(HostName.isLoopback(host)).isEqualTo(loopback);
  }

  @Test
  void parse_labelOrNameTooLong_isRefused() {
    assertThatThrownBy(() -> HostEntry.parse("a".repeat(64) + ".com")).isInstanceOf(BadValue.class);
    assertThatThrownBy(() -> HostEntry.parse("abc.".repeat(64) + "com"))
        .isInstanceOf(BadValue.class);
  }
}
