package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.RuleConfig;
import bearer.agent.net.Rewrite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bearer.rewrite} and {@code bearer.rewrite-except}. */
class RewriteOptionsTest {
  private static Given rewriting(String value) {
    return Given.minimum().property("bearer.mode", "replace").property("bearer.rewrite", value);
  }

  @Test
  void picPay_withProviderAndMode_needsNothingElse() {
    RuleConfig rule =
        Given.nothing()
            .property("bearer.provider", "picpay")
            .property("bearer.mode", "replace")
            .property("bearer.rewrite", "picpay-v2")
            .property("bearer.client-id", "shop")
            .property("bearer.client-secret", "s3cr3t")
            .active();

    assertThat(rule.rewriting.rewrites)
        .extracting(Rewrite::toString)
        .containsExactly(
            "https://appws.picpay.com/ecommerce/public/ => https://api.picpay.com/ecommerce/v2/");
    assertThat(rule.rewriting.except)
        .anyMatch(o -> o.is("POST", "/ecommerce/public/payments/7/cancellations?a=b"))
        .noneMatch(o -> o.is("POST", "/ecommerce/public/payments/7/refunds"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://old.example/a/, FROM => TO",
    "https://old.example/a/ => http://api.example.com/, no other scheme",
    "http://old.example/a/ => https://api.example.com/, no other scheme",
    "https://old.example/a => https://api.example.com/b/, both sides end with / or neither",
    "https://old.example/a/ => https://api.example.com/b/?c=d, without query",
    "https://old.example/a/../b/ => https://api.example.com/b/, no . and ..",
    "https://old.example/a/ => https://other.example/b/, not among the hosts",
    "https://old.example/a/ => https://api.example.com:8443/b/, not among the hosts",
    "https://api.example.com/a/ => https://api.example.com/b/, gets no token where it was",
  })
  void badRewrite_isAProblem(String value, String told) {
    assertThat(rewriting(value).problems()).hasSize(1).allMatch(line -> line.contains(told));
  }

  @Test
  void sameFrom_inTwoRules_isAProblemThatNamesBoth() {
    List<String> problems =
        Given.minimum()
            .property("bearer.rewrite", "https://old.example/a/ => https://api.example.com/b/")
            .property("bearer.rule.shop.hosts", "shop.example.com")
            .property(
                "bearer.rule.shop.rewrite", "https://old.example/a/ => https://shop.example.com/b/")
            .problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).contains("BA-104", "rewritten twice", "default and shop");
  }

  @Test
  void except_withAndWithoutMethod_isRead() {
    RuleConfig rule =
        rewriting("https://old.example/a/ => https://api.example.com/b/")
            .property("bearer.rewrite-except", "POST /a/x/*, /a/y")
            .active();

    assertThat(rule.rewriting.except).hasSize(2);
    assertThat(rule.rewriting.except.get(0).is("post", "/a/x/1")).isTrue();
    assertThat(rule.rewriting.except.get(0).is("GET", "/a/x/1")).isFalse();
    assertThat(rule.rewriting.except.get(1).is("GET", "/a/y?q")).isTrue();
  }
}
