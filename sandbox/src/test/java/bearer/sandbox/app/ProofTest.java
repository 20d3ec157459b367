package bearer.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.sandbox.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProofTest {
  private static final String VALUE = "5b008cef7f321d00ef2367b2";

  /** The beginning of its SHA-256, as {@code printf %s VALUE | sha256sum} has it. */
  private static final String PRINT = "bc6f6810";

  private final IssuedTokens issued = new IssuedTokens();

  private Proof call(Map<String, List<String>> headers) {
    return Proof.ofCall(Request.of("GET", "/", headers, ""), issued);
  }

  @Test
  void ofCall_bearer_isKnownByItsClient() {
    String token = issued.issue("picpay-client");
    Proof proof = call(Map.of("authorization", List.of("Bearer " + token)));

    assertThat(proof.bearer).isTrue();
    assertThat(proof.authorization)
        .isEqualTo(Fingerprint.of(token) + " of picpay-client")
        .doesNotContain(token.substring(0, 8));
  }

  @Test
  void ofCall_anythingElse_isNeverShown() {
    for (String said : List.of("Bearer " + VALUE, "Basic " + VALUE, VALUE, "Token " + VALUE)) {
      assertThat(call(Map.of("Authorization", List.of(said))).authorization)
          .doesNotContain(VALUE)
          .isIn(PRINT + " of nobody", "Basic", "another scheme");
    }
    assertThat(call(Map.of("Authorization", List.of("Bearer a", "Bearer b"))))
        .extracting(proof -> proof.bearer, proof -> proof.authorization)
        .containsExactly(false, "2 Authorization headers");
  }

  @Test
  void ofCall_legacyHeaders_areFingerprints() {
    assertThat(call(Map.of("X-PicPay-Token", List.of(VALUE))).legacy).isEqualTo(PRINT);
    assertThat(call(Map.of("x-seller-token", List.of(VALUE))).legacy).isEqualTo("seller " + PRINT);
    assertThat(call(Map.of("x-picpay-token", List.of(""))).legacy).isEmpty();
    assertThat(call(Map.of()).legacy).isEmpty();
  }

  @Test
  void ofTokenRequest_isTheClientAlone() {
    Map<String, List<String>> form =
        Map.of("Content-Type", List.of("application/x-www-form-urlencoded"));
    String body = "client_id=shop&client_secret=" + VALUE;

    assertThat(Proof.ofTokenRequest(Request.of("POST", "/", form, body)).authorization)
        .isEqualTo("client shop");
    Map<String, List<String>> basic = Map.of("Authorization", List.of("Basic ?"));
    assertThat(Proof.ofTokenRequest(Request.of("POST", "/", basic, "")).authorization)
        .isEqualTo("unreadable");
  }
}
