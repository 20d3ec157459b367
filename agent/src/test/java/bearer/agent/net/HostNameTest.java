package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {
  @ParameterizedTest
  @CsvSource({
    "api.picpay.com, api.picpay.com",
    "API.PicPay.Com., api.picpay.com",
    "api.picpay.com.., api.picpay.com.",
    "., .",
    "'', ''",
    "[::1], 0:0:0:0:0:0:0:1",
    "::1, 0:0:0:0:0:0:0:1",
    "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1",
    "::ffff:127.0.0.1, 127.0.0.1",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    "127.0.0.1, 127.0.0.1",
    "a:b, a:b",
    "[a:b, [a:b",
    "':', ':'",
    // the Kelvin sign and the dotless i fold to ASCII letters in Unicode, not here
    "\u212Aiosk.example, \u212Aiosk.example",
    "\u0131dp.example, \u0131dp.example",
  })
  void named_byAClient_isComparable(String text, String expected) {
    assertThat(HostName.named(text)).hasToString(expected);
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
    assertThat(HostName.named(host).isLoopback()).isEqualTo(loopback);
  }
}
