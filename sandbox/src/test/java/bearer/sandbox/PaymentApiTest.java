package bearer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaymentApiTest {
  private static final String KEY = "x-picpay-token: key";
  private static final String BEARER = "Authorization: Bearer good";

  @ParameterizedTest
  @CsvSource({
    "POST, /payments,                   422, 422",
    "GET,  /payments/one/status,        200, 200",
    "POST, /payments/one/capture,       200, 200",
    "POST, /payments/one/refunds,       201, 201",
    "POST, /payments/one/cancellations, 200, 404",
    "GET,  /payments/one,               404, 200",
    "GET,  /payments/one/refunds,       404, 404",
    "GET,  /payments,                   404, 404",
  })
  void answer_eachOperation_isWhereItIs(String method, String path, int v1, int v2)
      throws Exception {
    Tokens tokens = new Tokens();
    tokens.add("good", 300);
    Script first = PaymentApi.walletV1("key"::equals);
    Script second = PaymentApi.walletV2(tokens);

    assertThat(first.answer(request(method, path, KEY)).status()).isEqualTo(v1);
    assertThat(second.answer(request(method, path, BEARER)).status()).isEqualTo(v2);
    assertThat(first.answer(request(method, path, BEARER)).status()).isEqualTo(401);
    assertThat(second.answer(request(method, path, KEY)).status()).isEqualTo(401);
  }

  private static Request request(String method, String path, String header) throws Exception {
    return Requests.of(method + " " + path + " HTTP/1.1\r\n" + header + "\r\n\r\n");
  }
}
