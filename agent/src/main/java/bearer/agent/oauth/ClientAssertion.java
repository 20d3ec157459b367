package bearer.agent.oauth;

import bearer.agent.config.AssertionAlgorithm;
import bearer.agent.config.ClientKey;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A signed JWT that says who the client is, good for one request (RFC 7523 section 3). */
final class ClientAssertion {
  private static final long LIFE_SECONDS = 60;
  private static final int ID_BYTES = 16;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private ClientAssertion() {}

  /**
   * Makes one, in the compact form (RFC 7515 section 3.1).
   *
   * @param tokenUrl whom it is for, unless the configuration says otherwise
   * @param nowMillis the time of day
   */
  static String of(
      @Nullable ClientKey settings, ClientIdentity identity, String tokenUrl, long nowMillis)
      throws TokenUnavailable {
    if (settings == null) {
      throw new TokenUnavailable(Code.CLIENT_KEY_UNUSABLE, "no client key");
    }
    PrivateKeyFile file = PrivateKeyFile.read(identity, settings);
    AssertionAlgorithm algorithm = algorithm(settings, file);
    String kid = settings.assertion.keyId != null ? settings.assertion.keyId : file.id;
    String audience = settings.assertion.audience != null ? settings.assertion.audience : tokenUrl;
    String signed =
        encoded(header(algorithm, kid)) + '.' + encoded(claims(identity.id, audience, nowMillis));
    byte[] signature = sign(algorithm, file.key, signed.getBytes(StandardCharsets.US_ASCII));
    return signed + '.' + encoded(signature);
  }

  private static AssertionAlgorithm algorithm(ClientKey settings, PrivateKeyFile file) {
    AssertionAlgorithm set = settings.assertion.algorithm;
    AssertionAlgorithm said = set != null ? set : file.algorithm;
    if (said != null) {
      return said;
    }
    return file.key instanceof ECKey ? AssertionAlgorithm.ES256 : AssertionAlgorithm.RS256;
  }

  private static byte[] header(AssertionAlgorithm algorithm, @Nullable String kid) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.factory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("alg", algorithm.name());
      json.writeStringField("typ", "JWT");
      if (kid != null) {
        json.writeStringField("kid", kid);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("JSON to memory");
    }
    return bytes.toByteArray();
  }

  private static byte[] claims(String clientId, String audience, long nowMillis) {
    long issuedAt = nowMillis / 1000;
    byte[] id = new byte[ID_BYTES];
    new SecureRandom().nextBytes(id);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.factory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("iss", clientId);
      json.writeStringField("sub", clientId);
      json.writeStringField("aud", audience);
      json.writeStringField("jti", encoded(id));
      json.writeNumberField("iat", issuedAt);
      json.writeNumberField("exp", issuedAt + LIFE_SECONDS);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("JSON to memory");
    }
    return bytes.toByteArray();
  }

  private static String encoded(byte[] bytes) {
    return BASE64URL.encodeToString(bytes);
  }

  private static byte[] sign(AssertionAlgorithm algorithm, PrivateKey key, byte[] text)
      throws TokenUnavailable {
    try {
      Signature signature = signature(algorithm);
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      return algorithm == AssertionAlgorithm.ES256 ? Der.joined(signed) : signed;
    } catch (NoSuchAlgorithmException old) {
      throw new TokenUnavailable(
          Code.CLIENT_KEY_UNUSABLE,
          "this Java cannot sign with " + algorithm + ", which needs 8u251 or later");
    } catch (GeneralSecurityException unfit) { // its message could describe the key
      throw new TokenUnavailable(
          Code.CLIENT_KEY_UNUSABLE, "the client key does not fit " + algorithm);
    }
  }

  /** RFC 7518 sections 3.3 to 3.5. */
  private static Signature signature(AssertionAlgorithm algorithm) throws GeneralSecurityException {
    switch (algorithm) {
      case ES256:
        return Signature.getInstance("SHA256withECDSA");
      case PS256:
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return pss;
      default:
        return Signature.getInstance("SHA256withRSA");
    }
  }
}
