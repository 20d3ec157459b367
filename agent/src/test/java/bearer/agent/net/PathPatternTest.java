package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    // nor is known how often a path is decoded, and what counts as a slash
    "/v2/**, /v2/..%2fadmin, false",
    "/v2/**, /v2/..%2Fadmin, false",
    "/v2/**, /v2/..%5cadmin, false",
    "/v2/**, '/v2/..\\admin', false",
    "/v2/**, /v2/%2e%2e%2fadmin, false",
    "/v2/**, /v2/%252e%252e/admin, false",
    "/v2/**, /v2/%252e%252e%252fadmin, false",
    "/v2/**, /v2/..%3bx/admin, false",
    "/v2/**, /v2/.%00./admin, false",
    "/v2/**, /v2/%c0%ae%c0%ae/admin, false",
    "/v2/**, /v2/%c0%ae%c0%ae%c0%afadmin, false",
    "/v2/**, /v2/a%2e%2eb, true",
    "/v2/**, /v2/100%, true",
    "/v2/**, /v2/%zz/%2, true",
    "/v2/**, /v2/.../x, true",
    "/v2/**, /v2/x;a=..;b/y, true",
    "/v2/**, legacy?u=http://x/v2/pay, false",
    "/v2/**, legacy://x/v2/pay, true",
    "/v2/*/status, /v2/17/status, true",
    "/v2/*/status, /v2/17/18/status, false",
    "/v2/*/status, /v2//status, true",
    "/v2/p*/x, /v2/pay/x, true",
    "/v2/p*/x, /v2/pay/y, false",
    "/v2/p*t*/x, /v2/payments/x, true",
    "/v2/*a*b*/x, /v2/aab/x, true",
    "/v2/*ab, /v2/aabab, true",
    "/v2/*ab, /v2/aababa, false",
    "/a/**/b/*/c/**/d, /a/b/b/1/c/2/d, true",
    "/a/**/b/*/c/**/d, /a/b/b/c/2/d, true",
    "/a/**/b/*/c/**/d, /a/b/c/2/d, false",
    "/**/a/**, /x/y, false",
    "/**/**/a, /a, true",
    "/a/**/z, /a/z, true",
    "/a/**/z, /a/b/c/z, true",
    "/a/**/z, /a/b/c, false",
    "/a/**/m/**/z, /a/1/m/2/3/z, true",
    "/**/status, /ecommerce/v2/payments/1/status, true",
    "/**/status, /status, true",
    "/ecommerce/v2, /ecommerce/v2/, false",
  })
  void matches_target(String pattern, String target, boolean expected) throws BadValue {
    assertThat(PathPattern.parse(pattern).matches(target)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/**", "/v1/*", "/v1/*/pay", "/**/pay/*.json", "/a%20b", "/a;v=1"})
  void parse_validPattern_isTakenAsWritten(String pattern) throws BadValue {
    assertThat(PathPattern.parse(pattern)).hasToString(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v1", "*", "**", "/a#b", "/a?b", "/{id}", "/a b", "/ação", "/a**", "/**a", "/***"})
  void parse_anythingElse_isRefused(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern)).isInstanceOf(BadValue.class);
  }

  @ParameterizedTest
  @CsvSource({"/**, 1", "/a/b/**, 5", "/a/*/b, 3", "/a/b, 4"})
  void literalLength_pattern_endsAtTheFirstStar(String pattern, int length) throws BadValue {
    assertThat(PathPattern.parse(pattern).literalLength()).isEqualTo(length);
  }
}
