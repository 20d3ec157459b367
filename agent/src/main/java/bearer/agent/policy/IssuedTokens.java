package bearer.agent.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Recognises the {@code Authorization} values that this agent has set lately, without keeping them:
 * a hash code to answer "no" at once, then SHA-256. Immutable snapshots; safe for any thread.
 */
final class IssuedTokens {
  private static final int CAPACITY = 64;

  private volatile Issued[] newestFirst = {};

  synchronized void add(String header) {
    Issued[] before = newestFirst;
    Issued[] after = new Issued[Math.min(before.length + 1, CAPACITY)];
    after[0] = new Issued(header.hashCode(), sha256(header));
    System.arraycopy(before, 0, after, 1, after.length - 1);
    newestFirst = after;
  }

  boolean contains(String header) {
    int hash = header.hashCode();
    for (Issued issued : newestFirst) {
      if (issued.hash == hash && MessageDigest.isEqual(issued.sha256, sha256(header))) {
        return true;
      }
    }
    return false;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }

  private static final class Issued {
    private final int hash;
    private final byte[] sha256;

    Issued(int hash, byte[] sha256) {
      this.hash = hash;
      this.sha256 = sha256;
    }
  }
}
