package bearer.agent.picpay;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.ConfigResult;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesTest {
  private static final String KEY = "5b008cef7f321d00ef2367b2";
  private static final String DIGEST =
      "bc6f681072062034a041cfc2d00f1f97283856b424e0729603cfdb82e2e523b2";

  @TempDir Path dir;

  private final LegacySettings settings = new LegacySettings();

  private List<String> rules(String name, String content) throws Exception {
    settings.read(Files.writeString(dir.resolve(name), content));
    List<String> rules = Rules.of(settings, "/run/secrets/picpay");
    assertThat(rules.toString()).doesNotContain(KEY);
    return rules;
  }

  private static void assertValid(List<String> rules) throws Exception {
    Properties properties = new Properties();
    properties.load(new StringReader(String.join("\n", rules)));
    Map<String, String> read = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
    ConfigResult result = ConfigReader.read(new Sources(read, Map.of()));
    assertThat(result.problems).isEmpty();
    assertThat(result.state).isEqualTo(ConfigResult.State.ACTIVE);
  }

  @Test
  void of_properties_isOneMerchantsRule() throws Exception {
    List<String> rules =
        rules(
            "application.properties",
            "picpay.url=https://appws.picpay.com/ecommerce/public/payments\n"
                + ("picpay.token=" + KEY + "\npicpay.seller-token=other\n")
                + "picpay.callback-url=https://shop.example/callback\n");

    assertThat(rules)
        .containsExactly(
            "bearer.provider=picpay",
            "# observe changes nothing; then replace, a part of the fleet first",
            "bearer.mode=observe",
            "bearer.log-level=info",
            "# picpay.url in application.properties",
            "bearer.rewrite=picpay-v2",
            "bearer.credential-file=/run/secrets/picpay",
            "# picpay.token in application.properties",
            "bearer.legacy-token-sha256=" + DIGEST);
    assertValid(rules);
  }

  @Test
  void of_yaml_isReadByItsIndents() throws Exception {
    List<String> rules =
        rules(
            "application.yml",
            "# ours\npayments:\n  picpay: # wallet\n    base-url: 'https://gw.example/picpay/'\n"
                + ("    x-picpay-token: \"" + KEY + "\" # production\n  other:\n")
                + "    token: none\nserver:\n  port: 8080\n");

    assertThat(rules)
        .contains(
            "# payments.picpay.base-url in application.yml",
            "bearer.rewrite=https://gw.example/picpay => https://api.picpay.com/ecommerce/v2",
            "# payments.picpay.x-picpay-token in application.yml",
            "bearer.legacy-token-sha256=" + DIGEST);
    assertValid(rules);
  }

  @Test
  void of_severalKeys_isACredentialForEach() throws Exception {
    List<String> rules =
        rules("a.properties", "acme.picpay.token=" + KEY + "\nbolt.picpay.token=other\n");

    assertThat(rules)
        .contains(
            "# no URL of V1 was found: if it is in the code, it is PicPay's own",
            "bearer.rewrite=picpay-v2",
            "bearer.credential=by-legacy-token",
            "# acme.picpay.token in a.properties",
            "bearer.credential.merchant1.legacy-token-sha256=" + DIGEST,
            "bearer.credential.merchant1.credential-file=/run/secrets/picpay-merchant1",
            "bearer.credential.merchant2.credential-file=/run/secrets/picpay-merchant2");
    assertValid(rules);
  }

  @Test
  void of_keyFromElsewhere_saysSo() throws Exception {
    List<String> rules =
        rules("a.yaml", "picpay:\n  token: ${PICPAY_TOKEN}\n  url: http://x.test\n");

    assertThat(rules)
        .contains(
            "# picpay.token in a.yaml: its value is not here; fingerprint prints the digest of a key",
            "# http://x.test is not https: calls there stay where they are")
        .noneMatch(line -> line.startsWith("bearer.rewrite"));
    assertValid(rules);
  }

  @Test
  void read_nothingOfPicPay_isEmpty() throws Exception {
    settings.read(Files.writeString(dir.resolve("a.yml"), "api:\n  token: x\n  url: https://x\n"));
    assertThat(settings.isEmpty()).isTrue();
  }
}
