package bearer.agent.oauth;

import bearer.agent.config.AssertionAlgorithm;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A private key as JSON Web Key (RFC 7517, RFC 7518 section 6). */
final class Jwk {
  private final Map<String, String> fields = new HashMap<>();

  private Jwk() {}

  static boolean looksLike(byte[] content) {
    for (byte b : content) {
      if (b > ' ' || b < 0) {
        return b == '{';
      }
    }
    return false;
  }

  static PrivateKeyFile parse(byte[] content) throws IOException, GeneralSecurityException {
    Jwk jwk = new Jwk();
    try (JsonParser json = Json.factory().createParser(content)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          jwk.fields.put(name, json.getText());
        }
        json.skipChildren();
      }
    }
    return new PrivateKeyFile(
        jwk.key(), jwk.fields.get("kid"), jwk.algorithm(), Collections.<Certificate>emptyList());
  }

  private PrivateKey key() throws IOException, GeneralSecurityException {
    String type = fields.get("kty");
    if (!fields.containsKey("d")) {
      throw new UnfitKey("is a JWK without a private key");
    }
    if ("RSA".equals(type)) {
      return rsa(KeyFactory.getInstance("RSA"));
    }
    if ("EC".equals(type) && "P-256".equals(fields.get("crv"))) {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new ECPrivateKeySpec(number("d"), p256()));
    }
    throw new UnfitKey("is a JWK that is neither RSA nor EC P-256");
  }

  private PrivateKey rsa(KeyFactory factory) throws IOException, GeneralSecurityException {
    if (!fields.containsKey("p")) {
      return factory.generatePrivate(new RSAPrivateKeySpec(number("n"), number("d")));
    }
    return factory.generatePrivate(
        new RSAPrivateCrtKeySpec(
            number("n"),
            number("e"),
            number("d"),
            number("p"),
            number("q"),
            number("dp"),
            number("dq"),
            number("qi")));
  }

  private static ECParameterSpec p256() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private BigInteger number(String name) throws IOException {
    String text = fields.get(name);
    if (text == null) {
      throw new UnfitKey("is a JWK without " + name);
    }
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }

  private @Nullable AssertionAlgorithm algorithm() {
    String name = fields.get("alg");
    for (AssertionAlgorithm algorithm : AssertionAlgorithm.values()) {
      if (algorithm.name().equals(name)) {
        return algorithm;
      }
    }
    return null;
  }
}
