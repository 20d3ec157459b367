package bearer.agent.oauth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Keys made for the occasion, in the forms in which operators have them. */
final class Keys {
  static final KeyPair RSA = rsa();
  static final KeyPair EC = ec();
  static final String PASSWORD = "k3ypass";

  private Keys() {}

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static KeyPair ec() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String file(Path dir, String content) throws IOException {
    return Files.writeString(Files.createTempFile(dir, "key", ""), content).toString();
  }

  static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN " + label + "-----\r\n" + body + "\r\n-----END " + label + "-----\n";
  }

  static String pkcs8(KeyPair pair) {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  /** What is left of PKCS #8 without its head of 26 bytes. */
  static String pkcs1() {
    byte[] pkcs8 = RSA.getPrivate().getEncoded();
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
  }

  /** As {@code openssl ecparam -genkey} writes it, with a block of its own for the curve. */
  static String sec1(boolean namesCurve) throws IOException {
    byte[] curve = {0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 3, 1, 7};
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.write(new byte[] {0x30, (byte) (namesCurve ? 49 : 37), 2, 1, 1, 4, 32});
    key.write(fixed(((ECPrivateKey) EC.getPrivate()).getS()));
    if (namesCurve) {
      key.write(new byte[] {(byte) 0xA0, 10});
      key.write(curve);
    }
    return pem("EC PARAMETERS", curve) + pem("EC PRIVATE KEY", key.toByteArray());
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return fixed;
  }

  /** For tests alone; written by openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256. */
  static final String ENCRYPTED =
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhbUxyg0r3XmwICCAAw
      DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGYX/AS4WaZ2NzJVrxpYkmIEgZCN
      t/uEA2JrDqM5wKYMTyEB+hVFGdAqErTB7J3Cvc6MsbxlsnVtx4S01/jd2AdaKomi
      uC/R4CQhueuq+XAlx5L/YPl1JFZAQaFQeTcn3qzck8elgN1tlC7U80hN5sZFvysv
      TOf8GPK2uew0G623gLUaEweXKG+YQBUXLOebjOlZ0WtH/KkK5cI7kJoOcdX6eTY=
      -----END ENCRYPTED PRIVATE KEY-----
      """;

  private static final String ENCRYPTED_PUBLIC =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVN/9RHc6xvX2vPsZNoKJqc2Vj8T/PdW0BZYtijUkv0bMOMXwQkzM"
          + "gMOhL2/ktomrUSfvnb36FQcJuyRXpUBnZA==";

  static KeyPair encryptedPair() throws GeneralSecurityException {
    byte[] encoded = Base64.getDecoder().decode(ENCRYPTED_PUBLIC);
    PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    return new KeyPair(key, EC.getPrivate());
  }

  static String rsaJwk(boolean withPrimes) {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) RSA.getPrivate();
    String small =
        "{\"kty\":\"RSA\",\"kid\":\"jwk-1\",\"key_ops\":[\"sign\"],\"n\":"
            + number(key.getModulus())
            + ",\"e\":"
            + number(key.getPublicExponent())
            + ",\"d\":"
            + number(key.getPrivateExponent());
    String primes =
        ",\"p\":"
            + number(key.getPrimeP())
            + ",\"q\":"
            + number(key.getPrimeQ())
            + ",\"dp\":"
            + number(key.getPrimeExponentP())
            + ",\"dq\":"
            + number(key.getPrimeExponentQ())
            + ",\"qi\":"
            + number(key.getCrtCoefficient());
    return small + (withPrimes ? primes : "") + "}";
  }

  static String ecJwk() {
    return "\n {\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"d\":"
        + number(((ECPrivateKey) EC.getPrivate()).getS())
        + "}";
  }

  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    byte[] magnitude = Arrays.copyOfRange(bytes, from, bytes.length);
    return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude) + '"';
  }

  static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
