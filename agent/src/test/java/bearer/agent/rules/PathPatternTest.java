package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "/**, /, true",
    "/**, /a/b/../c, true",
    "/**, '', true",
    "/, /, true",
    "/, '', true",
    "/, /a, false",
    "/ecommerce/**, /ecommerce/v2/payments, true",
    "/ecommerce/**, /ecommerce/, true",
    "/ecommerce/**, /ecommerce, true",
    "/ecommerce/**, /ecommerceX/v2, false",
    "/ecommerce/**, /v1/ecommerce/x, false",
    "/ecommerce/**, /Ecommerce/v2, false",
    "/ecommerce/**, //ecommerce/v2, false",
    "/ecommerce/**, /ecommerce/v2?x=/../y, true",
    "/ecommerce/**, /other?x=/ecommerce/v2, false",
    "/ecommerce/**, https://api.picpay.com/ecommerce/v2/payments, true",
    "/ecommerce/**, https://api.picpay.com:443/other/ecommerce/v2, false",
    "/ecommerce/**, https://api.picpay.com, false",
    // who resolves dot segments, and when, is unknown
    "/ecommerce/**, /ecommerce/../v1/charge, false",
    "/ecommerce/**, /ecommerce/./v2, false",
    "/ecommerce/**, /ecommerce/.., false",
    "/ecommerce/**, /ecommerce/%2e%2E/v1, false",
    "/ecommerce/**, /ecommerce/.%2e/v1, false",
    "/ecommerce/**, /ecommerce/..;x=1/v1, false",
    "/ecommerce/**, /ecommerce/..v2/x, true",
    "/ecommerce/**, /ecommerce/.hidden, true",
    "/v2/*/status, /v2/17/status, true",
    "/v2/*/status, /v2/17/18/status, false",
    "/v2/*/status, /v2//status, true",
    "/v2/p*/x, /v2/pay/x, true",
    "/v2/p*/x, /v2/pay/y, false",
    "/v2/p*t*/x, /v2/payments/x, true",
    "/a/**/z, /a/z, true",
    "/a/**/z, /a/b/c/z, true",
    "/a/**/z, /a/b/c, false",
    "/a/**/m/**/z, /a/1/m/2/3/z, true",
    "/**/status, /ecommerce/v2/payments/1/status, true",
    "/**/status, /status, true",
    "/ecommerce/v2, /ecommerce/v2/, false",
  })
  void matches_target(String pattern, String target, boolean expected) {
    assertThat(new PathPattern(pattern).matches(target)).isEqualTo(expected);
  }
}
