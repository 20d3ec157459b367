package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bearer.agent.net.BadValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyHeaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"x-picpay-token", "X-Seller-Token", "x_y.z~1"})
  void header_token_isTakenAsWritten(String name) throws BadValue {
    assertThat(LegacyHeader.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
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
    assertThatThrownBy(() -> LegacyHeader.parse(name)).isInstanceOf(BadValue.class);
  }
}
