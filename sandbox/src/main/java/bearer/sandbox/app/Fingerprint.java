package bearer.sandbox.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The beginning of a value's SHA-256 digest, in place of what nobody is to see. */
final class Fingerprint {
  private static final int BYTES = 4;

  private Fingerprint() {}

  /** Eight digits; of nothing, nothing. */
  static String of(String value) {
    if (value.isEmpty()) {
      return "";
    }
    byte[] digest = sha256().digest(value.getBytes(UTF_8));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < BYTES; i++) {
      text.append(String.format("%02x", digest[i]));
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) { // every JDK has it
      throw new AssertionError(impossible);
    }
  }
}
