package bearer.agent.rules;

import bearer.agent.base.Ticker;
import bearer.agent.token.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the tokens that this agent has set, each until it has ended and the newest ones beyond
 * that, without keeping them: length and a hash code to answer "no" at once, then SHA-256. What is
 * compared is the token itself, whatever stands around it. Immutable snapshots; safe for any
 * thread.
 */
final class IssuedTokens {
  /** So many are known even after their end, when applications still repeat what they once saw. */
  private static final int NEWEST = 64;

  private final Ticker ticker;
  private final long graceNanos;
  private volatile Issued[] newestFirst = {};

  /**
   * @param graceNanos how long after its end a token may still be sent
   */
  IssuedTokens(Ticker ticker, long graceNanos) {
    this.ticker = ticker;
    this.graceNanos = graceNanos;
  }

  synchronized void add(Token token) {
    long now = ticker.nanos();
    String header = token.header();
    int start = header.indexOf(' ') + 1;
    Issued added = new Issued(header, start, token.endsAt() + graceNanos);
    Issued[] before = newestFirst;
    Issued[] after = new Issued[before.length + 1];
    after[0] = added;
    int count = 1;
    for (Issued known : before) {
      if ((count < NEWEST || now - known.until < 0) && !known.sameAs(added)) {
        after[count++] = known;
      }
    }
    newestFirst = Arrays.copyOf(after, count);
  }

  boolean isEmpty() {
    return newestFirst.length == 0;
  }

  /** Whether one of them stands in such a value as a word of its own. */
  boolean in(String authorization) {
    Issued[] known = newestFirst;
    int start = 0;
    for (int i = 0; i <= authorization.length(); i++) {
      if (i == authorization.length() || isGap(authorization.charAt(i))) {
        if (i > start && contains(known, authorization, start, i)) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\t' || c == ',' || c == '"';
  }

  private static boolean contains(Issued[] all, String text, int start, int end) {
    byte @Nullable [] sha256 = null;
    int hash = 0;
    for (Issued issued : all) {
      if (issued.length == end - start) {
        hash = hash != 0 ? hash : hash(text, start, end);
        if (issued.hash == hash) {
          sha256 = sha256 != null ? sha256 : sha256(text.substring(start, end));
          if (MessageDigest.isEqual(issued.sha256, sha256)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static int hash(String text, int start, int end) {
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }

  private static final class Issued {
    private final int length;
    private final int hash;
    private final byte[] sha256;
    private final long until;

    Issued(String text, int start, long until) {
      this.length = text.length() - start;
      this.hash = IssuedTokens.hash(text, start, text.length());
      this.sha256 = sha256(text.substring(start));
      this.until = until;
    }

    boolean sameAs(Issued other) {
      return hash == other.hash && MessageDigest.isEqual(sha256, other.sha256);
    }
  }
}
