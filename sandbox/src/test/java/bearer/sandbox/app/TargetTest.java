package bearer.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "/oauth2/token, picpay-tokens",
    "/ecommerce/public/payments, picpay-v1",
    "/ecommerce/v2, picpay-v2",
    "/ecommerce/v2x, elsewhere",
    "/auth/realms/qpay/protocol/openid-connect/token, qpay-tokens",
    "/auth/realms/qpay, elsewhere",
    "/issuer/cards/1, qpay-cards",
    "/credentials/whoami, qpay-credentials",
    "/, elsewhere",
    "*, elsewhere"
  })
  void of_path_isTheApiBehindIt(String path, String id) {
    assertThat(Target.of(path).id).isEqualTo(id);
  }
}
