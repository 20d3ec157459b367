package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.net.BadValue;
import bearer.agent.net.PathPattern;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a path is shown. */
class PathTemplatesTest {
  @ParameterizedTest
  @CsvSource({
    "/ecommerce/v2/**, /ecommerce/v2/payments/102030/status, /ecommerce/v2/*/*/*",
    "/ecommerce/v2/**, /ecommerce/v3/payments, /ecommerce/*/*",
    "/ecommerce/v2/**, /v2/ecommerce, /*/*",
    "/ecommerce/v2/**, /ecommerce/v2/, /ecommerce/v2/",
    "/ecommerce/v2/**, /ecommerce;cpf=52998224725/v2;x/y;z?q=1, /ecommerce/v2/*",
    "/ecommerce/v2/**, https://host.example/ecommerce/v2/x#f, /ecommerce/v2/*",
    "/ecommerce/v2/**, https://host.example, ''",
    "/ecommerce/v2/**, *, /*",
    "/**, /52998224725, /*",
    "/**, /, /",
    "/a/*/c, /a/b/c/d, /a/*/c/*",
    "/a/x*/c, /a/xyz/c, /a/*/c",
    "/**/c, /a/b/c, /*/*/*",
    "/a, /1/2/3/4/5/6/7/8/9/10/11/12, /*/*/*/*/*/*/*/*/*/*/*/*",
    "/a, /1/2/3/4/5/6/7/8/9/10/11/12/13, /*/*/*/*/*/*/*/*/*/*/*/*/**",
  })
  void of_onePattern_showsWhatItNames(String pattern, String target, String shown) throws BadValue {
    assertThat(templates(pattern).of(target)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "/ecommerce/v2/payments/102030/status, /ecommerce/v2/payments/*/status",
    "/ecommerce/v2/payments/102030/other, /ecommerce/v2/payments/*/*",
    "/ecommerce/v2/payments, /ecommerce/v2/payments",
    "/ecommerce/v2/others/status, /ecommerce/v2/*/*",
  })
  void of_operationsToo_showsThem(String target, String shown) throws BadValue {
    PathTemplates templates =
        new PathTemplates(
            patterns("/ecommerce/v2/**"), patterns("/ecommerce/v2/payments/*/status"));

    assertThat(templates.of(target)).isEqualTo(shown);
  }

  private static PathTemplates templates(String pattern) throws BadValue {
    return new PathTemplates(patterns(pattern), List.of());
  }

  private static List<PathPattern> patterns(String... texts) throws BadValue {
    List<PathPattern> patterns = new ArrayList<>();
    for (String text : texts) {
      patterns.add(PathPattern.parse(text));
    }
    return patterns;
  }
}
