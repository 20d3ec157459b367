package bearer.agent.oauth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Keys and certificates between {@code -----BEGIN} and {@code -----END} (RFC 7468). */
final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private Pem() {}

  /** The first key in it, and all certificates. */
  static PrivateKeyFile parse(byte[] content, char @Nullable [] password)
      throws IOException, GeneralSecurityException {
    for (Block block : blocks(content)) {
      PrivateKey key = key(block, password);
      if (key != null) {
        return new PrivateKeyFile(key, null, null, certificates(content));
      }
    }
    throw new UnfitKey("holds no private key in PEM, as JWK or in a key store");
  }

  static List<Certificate> certificates(byte[] content)
      throws IOException, GeneralSecurityException {
    List<Certificate> certificates = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (Block block : blocks(content)) {
      if (block.label.endsWith("CERTIFICATE")) {
        certificates.add(factory.generateCertificate(new ByteArrayInputStream(block.der())));
      }
    }
    return certificates;
  }

  private static @Nullable PrivateKey key(Block block, char @Nullable [] password)
      throws IOException, GeneralSecurityException {
    switch (block.label) {
      case "PRIVATE KEY":
        return ofPkcs8(new PKCS8EncodedKeySpec(block.der()));
      case "ENCRYPTED PRIVATE KEY":
        return ofPkcs8(decrypted(block.der(), password));
      case "RSA PRIVATE KEY":
        return ofPkcs8(new PKCS8EncodedKeySpec(Der.pkcs8OfRsa(block.der())));
      case "EC PRIVATE KEY":
        return ofPkcs8(new PKCS8EncodedKeySpec(Der.pkcs8OfEc(block.der())));
      default:
        return null;
    }
  }

  private static PrivateKey ofPkcs8(PKCS8EncodedKeySpec spec)
      throws IOException, NoSuchAlgorithmException {
    for (String algorithm : new String[] {"RSA", "EC"}) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException another) { // the next one, or none
      }
    }
    throw new UnfitKey("is neither an RSA nor an elliptic curve key");
  }

  private static PKCS8EncodedKeySpec decrypted(byte[] der, char @Nullable [] password)
      throws IOException {
    if (password == null) {
      throw new UnfitKey("is encrypted: set bearer.client-key-password");
    }
    try {
      EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(der);
      // before Java 19 the name says no more than PBES2; the parameters say which
      String name = String.valueOf(encrypted.getAlgParameters());
      String algorithm = name.startsWith("PBEWith") ? name : encrypted.getAlgName();
      SecretKey key =
          SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password));
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, key, encrypted.getAlgParameters());
      return encrypted.getKeySpec(cipher);
    } catch (GeneralSecurityException locked) {
      throw new UnfitKey(
          "cannot be decrypted: bearer.client-key-password is not its password, or this Java does"
              + " not know its encryption");
    }
  }

  private static List<Block> blocks(byte[] content) throws IOException {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    List<Block> blocks = new ArrayList<>();
    for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
      int label = at + BEGIN.length();
      int body = text.indexOf(DASHES, label);
      int end = body < 0 ? -1 : text.indexOf(END, body);
      if (end < 0) {
        throw new UnfitKey("is cut short");
      }
      blocks.add(
          new Block(text.substring(label, body), text.substring(body + DASHES.length(), end)));
    }
    return blocks;
  }

  /** One of a file's parts. */
  private static final class Block {
    final String label;
    private final String body;

    Block(String label, String body) {
      this.label = label;
      this.body = body;
    }

    byte[] der() throws IOException {
      if (body.indexOf(':') >= 0) { // Proc-Type: 4,ENCRYPTED
        throw new UnfitKey("is encrypted in an old way: convert it with openssl pkcs8 -topk8");
      }
      return Base64.getMimeDecoder().decode(body);
    }
  }
}
