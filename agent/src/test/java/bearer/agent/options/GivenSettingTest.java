package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenSettingTest {
  @TempDir Path directory;

  private static List<String> all(
      Map<String, String> properties, Map<String, String> environment, boolean valid) {
    return GivenSetting.all(new Sources(properties, environment), valid).stream()
        .map(given -> given.key + '=' + given.value + " from " + given.source)
        .toList();
  }

  @Test
  void eachSource_isNamed_theStrongestAlone() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("bearer.properties"),
            "bearer.mode=add\nbearer.percent=10\nbearer.rule.shop.hosts=shop.example.com\n");

    assertThat(
            all(
                Map.of("bearer.config", file.toString(), "bearer.provider", "picpay"),
                Map.of("BEARER_MODE", "replace"),
                true))
        .containsExactly(
            "bearer.provider=picpay from system property",
            "bearer.mode=replace from environment, BEARER_MODE",
            "bearer.percent=10 from " + file,
            "bearer.config=" + file + " from system property",
            "bearer.hosts=api.picpay.com from preset picpay",
            "bearer.paths=/ecommerce/v2/** from preset picpay",
            "bearer.token-url=https://api.picpay.com/oauth2/token from preset picpay",
            "bearer.token-auth-method=client_secret_json from preset picpay",
            "bearer.legacy-headers=x-picpay-token,x-seller-token from preset picpay",
            "bearer.rule.shop.hosts=shop.example.com from " + file);
  }

  @Test
  void secrets_andWhatMayHoldOne_areNotShown() {
    assertThat(
            all(
                Map.of(
                    "bearer.client-secret", "s3cret",
                    "bearer.client-secret-file", "s3cret-that-is-no-file",
                    "bearer.token-proxy", "me:s3cret@proxy:3128",
                    "bearer.token-param.key", "s3cret",
                    "bearer.credential.shop.client-secret", "s3cret"),
                Map.of(),
                true))
        .hasSize(5)
        .allMatch(line -> line.contains("=(not shown) from "));
  }

  /** Who knows what has been written where. */
  @Test
  void wrongConfiguration_showsNoValueThatIsNotUnderstood() {
    Map<String, String> swapped = Map.of("bearer.client-id", "s3cret-value");

    assertThat(all(swapped, Map.of(), false))
        .containsExactly("bearer.client-id=(not shown) from system property");
    assertThat(all(swapped, Map.of(), true))
        .containsExactly("bearer.client-id=s3cret-value from system property");
  }
}
