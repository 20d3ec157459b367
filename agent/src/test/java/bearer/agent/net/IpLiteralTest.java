package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {
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
}
