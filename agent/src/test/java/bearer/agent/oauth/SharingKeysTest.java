package bearer.agent.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.config.Credential;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharingKeysTest {
  /** RFC 5869 appendix A.1, the first 32 of its 42 bytes. */
  @Test
  void hkdf_testVector_isAsInTheRfc() {
    HexFormat hex = HexFormat.of();
    byte[] key =
        SharingKeys.hkdf(
            hex.parseHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
            hex.parseHex("000102030405060708090a0b0c"),
            hex.parseHex("f0f1f2f3f4f5f6f7f8f9"));

    assertThat(hex.formatHex(key))
        .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
  }

  @Test
  void name_sameCredential_isTheSameWhateverTheSecret() {
    assertThat(TestKeys.of("a").name).isEqualTo(TestKeys.of("b").name);
  }

  @Test
  void name_anythingThatMakesAnotherToken_isAnother() {
    assertThat(
            List.of(
                name(Credentials.at("https://as.example.com/token")),
                name(Credentials.at("https://as.example.com/other")),
                name(Credentials.at("https://as.example.com/token").parameter("a", "b")),
                name(Credentials.at("https://as.example.com/token").parameter("ab", "")),
                TestKeys.ofClient("other", "s").name))
        .doesNotHaveDuplicates();
  }

  private static String name(Credentials credentials) {
    Credential credential = credentials.build();
    return SharingKeys.of(credential, List.of(ClientIdentity.withSecret("shop", "s", false))).name;
  }

  @Test
  void keys_ofAnotherClient_areLeftOut() {
    SharingKeys keys =
        SharingKeys.of(
            Credentials.at("https://as.example.com/token").build(),
            List.of(
                ClientIdentity.withSecret("new", "s", false),
                ClientIdentity.withSecret("old", "s", true)));

    assertThat(keys.keys()).hasSize(1);
  }
}
