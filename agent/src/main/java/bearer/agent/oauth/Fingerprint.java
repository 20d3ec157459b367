package bearer.agent.oauth;

import bearer.agent.net.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tells contents apart without keeping them: SHA-256 over parts and their lengths. */
final class Fingerprint {
  private final MessageDigest digest;

  Fingerprint() {
    digest = Sha256.digest();
  }

  Fingerprint add(String part) {
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  Fingerprint add(byte[] part) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (part.length >> shift));
    }
    digest.update(part);
    return this;
  }

  /** Ends it. Never 0. */
  long value() {
    byte[] hash = digest.digest();
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (hash[i] & 0xFF);
    }
    return value == 0 ? 1 : value;
  }
}
