package bearer.agent.net;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A SHA-256 digest: tells contents apart without keeping them. */
public final class Sha256 {
  private static final String HEX = "0123456789abcdef";

  private final byte[] bytes;

  private Sha256(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Of the text in UTF-8. */
  public static Sha256 of(String text) {
    return new Sha256(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether a text is a whole digest in lower-case hexadecimal. */
  public static boolean isHex(String text) {
    int digits = 0;
    while (digits < text.length() && HEX.indexOf(text.charAt(digits)) >= 0) {
      digits++;
    }
    return digits == 64 && digits == text.length();
  }

  /** For what comes in parts. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The first digits in hexadecimal, lower case.
   *
   * @param digits at most 64
   */
  public String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(HEX.charAt(bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15));
    }
    return text.toString();
  }

  /** Takes as long for digests that differ in the first byte as for those that do in the last. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sha256 && MessageDigest.isEqual(bytes, ((Sha256) other).bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex(8);
  }
}
