package bearer.agent.rules;

import bearer.agent.base.Ticker;
import bearer.agent.net.Sha256;
import bearer.agent.token.Token;
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
  private volatile Issued[] newestFirst = {};

  IssuedTokens(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * @param owner whose token it is
   * @param graceNanos how long after its end the token may still be sent
   */
  synchronized void add(Token token, Object owner, long graceNanos) {
    String header = token.header();
    String value = header.substring(header.indexOf(' ') + 1);
    Issued added = new Issued(value, owner, token.endsAt() + graceNanos);
    Issued[] before = newestFirst;
    Issued[] after = new Issued[before.length + 1];
    after[0] = added;
    int count = 1;
    for (Issued known : before) {
      if ((count < NEWEST || ticker.nanos() - known.until < 0)
          && !known.sha256.equals(added.sha256)) {
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
    return in(authorization, null);
  }

  /**
   * @param owner whose tokens do not count; null to count all
   */
  boolean in(String authorization, @Nullable Object owner) {
    Issued[] known = newestFirst;
    int start = 0;
    for (int i = 0; i <= authorization.length(); i++) {
      if (i == authorization.length() || isGap(authorization.charAt(i))) {
        if (i > start && contains(known, owner, authorization, start, i)) {
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

  private static boolean contains(
      Issued[] all, @Nullable Object owner, String text, int start, int end) {
    Sha256 sha256 = null;
    int hash = 0;
    for (Issued issued : all) {
      if (issued.length == end - start && issued.owner != owner) {
        hash = hash != 0 ? hash : hash(text, start, end);
        if (issued.hash == hash) {
          sha256 = sha256 != null ? sha256 : Sha256.of(text.substring(start, end));
          if (issued.sha256.equals(sha256)) {
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

  private static final class Issued {
    private final Object owner;
    private final int length;
    private final int hash;
    private final Sha256 sha256;
    private final long until; // ticker nanoseconds

    Issued(String value, Object owner, long until) {
      this.owner = owner;
      this.length = value.length();
      this.hash = IssuedTokens.hash(value, 0, value.length());
      this.sha256 = Sha256.of(value);
      this.until = until;
    }
  }
}
