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
    // what stands before the first star, and what of it can be missing
    "/**/status, /status, true",
    "/**/status, /a/b/status, true",
    "/a/**/b, /a/b, true",
    "/a/**/b, /b, false",
    "/a/**, /a?x, true",
    "/a/*, /a, false",
    "/a/*, /a/, true",
    "/pay*/x, /payments/x, true",
    "/pay*/x, /pa/x, false",
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
    "/*, https://api.picpay.com, true",
    "/**/, https://api.picpay.com?a=/b, true",
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
    "/v2/**, /v2/x;a=.;b/y, true",
    "/v2/**, /v2/file.pdf, true",
    "/v2/**, /v2/a..b%2fc, true",
    "/v2/**, /v2/..%3b/admin, false",
    "/v2/**, /v2/..%00/admin, false",
    "/v2/**, /v2/%00../admin, false",
    "/v2/**, /v2/..%25/admin, false",
    // beside what some take for an end, two dots are enough
    "/v2/**, /v2/x..%2fadmin, false",
    "/v2/**, /v2/x..%5cadmin, false",
    "/v2/**, '/v2/x..\\admin', false",
    "/v2/**, '/v2/x\\..admin', false",
    "/v2/**, /v2/x%2f..admin, false",
    "/v2/**, /v2/x%2f%2e%2eadmin, false",
    "/v2/**, /v2/x..;y/admin, false",
    "/v2/**, /v2/x;a=..;b/y, false",
    "/v2/**, /v2/x..%3by, false",
    "/v2/**, /v2/x..%00y, false",
    "/v2/**, /v2/x.%00.y, false",
    "/v2/**, /v2/x..%25y, false",
    "/v2/**, /v2/x%25..y, false",
    "/v2/**, /v2/x...%2fy, false",
    // encoded more often, longer than needed, or as IIS has it
    "/v2/**, /v2/%25252e%25252e/admin, false",
    "/v2/**, /v2/%2525252e%2e%25252fadmin, false",
    "/v2/**, /v2/%25c0%25ae%25c0%25ae/admin, false",
    "/v2/**, /v2/%e0%80%ae%e0%80%ae%e0%80%afadmin, false",
    "/v2/**, /v2/%u002e%u002e%u002fadmin, false",
    "/v2/**, /v2/%C0%2E%C0%2E/admin, false",
    "/v2/**, /v2/%25252525, true",
    "/v2/**, /v2/%e0%80, true",
    "/v2/**, /v2/%c0, true",
    "/v2/**, /v2/caf%c3%a9.%e2%82%ac, true",
    // an absolute URI begins the target, or there is none
    "/v2/**, legacy?u=http://x/v2/pay, false",
    "/v2/**, legacy://x/v2/pay, false",
    "/v2/**, 'legacy http://x/v2/pay', false",
    "/v2/**, httpx://x/v2/pay, false",
    "/v2/**, http:/v2/pay, false",
    "/v2/**, http:///v2/pay, true",
    "/v2/**, HTTP://x/v2/pay, true",
    "/v2/**, http://x?/v2/pay, false",
    "/v2/**, http://x#/v2/pay, false",
    "/v2/**, http://x/v2/..%2fadmin, false",
    "/v2/**, //x/v2/pay, false",
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
  @CsvSource({"/**, 1", "/a/b/**, 5", "/a/*/b, 3", "/a/b, 2147483647"})
  void closeness_pattern_isWhereTheFirstStarIs(String pattern, int length) throws BadValue {
    assertThat(PathPattern.parse(pattern).closeness()).isEqualTo(length);
  }
}
