package bearer.agent.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSuffixesTest {
  private static final String TABLE = "a\nck(!www,*)\ncom(aws(s3,x(*)),b)\nio\nuk(co)";

  @ParameterizedTest
  @CsvSource({
    "a, true",
    "ab, false",
    "b, false",
    "zz, false",
    "0, false",
    "io, true",
    "x.io, false",
    "uk, true",
    "co.uk, true",
    "c.uk, false",
    "shop.co.uk, false",
    "com, true",
    "b.com, true",
    "a.b.com, false",
    "aws.com, true",
    "s3.aws.com, true",
    "y.s3.aws.com, false",
    "x.aws.com, true",
    "y.x.aws.com, true",
    "z.y.x.aws.com, false",
    "shop.com, false",
    "ck, true",
    "shop.ck, true",
    "my.shop.ck, false",
    "www.ck, false",
    "my.www.ck, false",
    "x.a, false",
    "a.a, false",
  })
  void isIn_smallTable_isItsSuffixesAndWhatIsAboveThem(String domain, boolean expected) {
    assertThat(PublicSuffixes.isIn(TABLE, domain)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com",
        "br",
        "com.br",
        "co.uk",
        "dev",
        "github.io",
        "amazonaws.com",
        "s3.amazonaws.com",
        "eu-west-1.compute.amazonaws.com",
        "herokuapp.com",
        "azurewebsites.net",
        "xn--p1ai",
        "zw",
        "aaa",
      })
  void areBelow_whereStrangersHaveNames_isTrue(String domain) {
    assertThat(PublicSuffixes.areBelow(domain)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "picpay.com",
        "api.picpay.com",
        "quecto.com.br",
        "shop.github.io",
        "internal",
        "local",
        "corp",
        "lan",
        "svc.cluster.local",
        "prod.internal",
        "localhost",
        "example",
      })
  void areBelow_oneOwnersDomain_isFalse(String domain) {
    assertThat(PublicSuffixes.areBelow(domain)).isFalse();
  }
}
