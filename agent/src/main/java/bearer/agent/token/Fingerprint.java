package bearer.agent.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Enough of a token's SHA-256 to tell tokens apart in a log, too little to tell anything else. */
final class Fingerprint {
  private static final String HEX = "0123456789abcdef";
  private static final int BYTES = 4;

  private Fingerprint() {}

  static String of(String secret) {
    byte[] hash = sha256(secret);
    StringBuilder text = new StringBuilder(2 * BYTES);
    for (int i = 0; i < BYTES; i++) {
      text.append(HEX.charAt(hash[i] >> 4 & 15)).append(HEX.charAt(hash[i] & 15));
    }
    return text.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }
}
