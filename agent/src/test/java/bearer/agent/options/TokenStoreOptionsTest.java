package bearer.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.TokenStore;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenStoreOptionsTest {
  private static TokenStore store(Given given) {
    return Objects.requireNonNull(given.active().credential.use.store);
  }

  @Test
  void read_nothingSaid_isNone() {
    assertThat(Given.minimum().active().credential.use.store).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "redis://cache,redis://cache:6379",
    "redis://cache:7000,redis://cache:7000",
    "redis://cache:7000/,redis://cache:7000",
    "redis://cache/3,redis://cache:6379/3",
    "rediss://[::1]:7000/0,rediss://[0:0:0:0:0:0:0:1]:7000",
  })
  void read_address_isTakenApart(String written, String shown) {
    assertThat(store(Given.minimum().property("bearer.token-store", written))).hasToString(shown);
  }

  @Test
  void read_allThatCanBeSaid_isThere() {
    TokenStore store =
        store(
            Given.minimum()
                .property("bearer.token-timeout", "3s")
                .property("bearer.token-store", "rediss://agent@cache.example.com:6380/2")
                .property("bearer.token-store-password-file", "/run/secrets/redis")
                .property("bearer.token-store-timeout", "100ms")
                .property("bearer.token-store-truststore", "/etc/store.p12")
                .property("bearer.token-store-truststore-password", "pw"));

    assertThat(store.secure).isTrue();
    assertThat(store.server).hasToString("cache.example.com:6380");
    assertThat(store.user).isEqualTo("agent");
    assertThat(store.passwordFile).isEqualTo("/run/secrets/redis");
    assertThat(store.database).isEqualTo(2);
    assertThat(store.timeoutNanos).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    assertThat(store.tokenTimeoutNanos).isEqualTo(TimeUnit.SECONDS.toNanos(3));
    assertThat(store.trustStore).hasToString("trust store /etc/store.p12");
  }

  @Test
  void read_timeoutNotSaid_isAQuarterOfASecond() {
    TokenStore store = store(Given.minimum().property("bearer.token-store", "redis://cache"));

    assertThat(store.timeoutNanos).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
  }

  @Test
  void read_ofOneCredential_isItsOwn() {
    Given given =
        Given.minimum()
            .property("bearer.rule.shop.hosts", "shop.example.com")
            .property("bearer.rule.shop.credential", "shop")
            .property("bearer.credential.shop.token-url", "https://as.example.com/t")
            .property("bearer.credential.shop.client-id", "c")
            .property("bearer.credential.shop.client-secret", "s")
            .property("bearer.credential.shop.token-store", "redis://cache");

    assertThat(Objects.requireNonNull(given.read().config).rules)
        .filteredOn(rule -> rule.name.equals("shop"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.credential.use.store).isNotNull());
  }

  @ParameterizedTest
  @CsvSource({
    "http://cache",
    "cache:6379",
    "redis://",
    "redis://cache:0",
    "redis://cache/x",
    "redis://*.example.com",
    "redis://user:h1dd3n@cache",
    "redis://@cache",
    "redis://user@cache",
  })
  void read_noAddress_isReportedAndNotShown(String written) {
    assertThat(Given.minimum().property("bearer.token-store", written).problems())
        .singleElement()
        .asString()
        .startsWith("BA-102 bearer.token-store: ")
        .doesNotContain("h1dd3n");
  }

  @Test
  void read_passwordInClearText_onlyToLoopback() {
    Given given = Given.minimum().property("bearer.token-store-password-file", "/p");

    assertThat(given.property("bearer.token-store", "redis://cache.example.com").problems())
        .containsExactly(
            "BA-102 bearer.token-store: the password would travel unencrypted: use rediss://");
    assertThat(store(given.property("bearer.token-store", "redis://127.0.0.1")).passwordFile)
        .isEqualTo("/p");
  }

  @Test
  void read_passwordWithoutAStore_isReported() {
    assertThat(Given.minimum().property("bearer.token-store-password-file", "/p").problems())
        .containsExactly(
            "BA-103 bearer.token-store is missing: set it to the store that"
                + " bearer.token-store-password-file is for");
  }

  @Test
  void read_timeoutThatIsTooLong_isReported() {
    assertThat(
            Given.minimum()
                .property("bearer.token-store", "redis://cache")
                .property("bearer.token-store-timeout", "10s")
                .problems())
        .containsExactly("BA-102 bearer.token-store-timeout=10s: must be from 10ms to 5s");
  }
}
