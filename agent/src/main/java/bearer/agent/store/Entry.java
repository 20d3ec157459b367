package bearer.agent.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is sealed: a token, and what those who open it have to know. Holds a secret. */
final class Entry {
  private static final byte VERSION = 1;
  private static final int LONGEST_TOKEN = 16 * 1024;

  /** Grows with each token of a credential. */
  final long number;

  /** By the authorization server's wall clock. */
  final long issuedMillis;

  /** As that server granted it. */
  final long lifeMillis;

  /** How many tokens in a row, up to this one, were asked for because APIs had refused the last. */
  final int refusals;

  /** Which of the holder's credentials obtained it. */
  final int credential;

  final String token;

  Entry(
      long number, long issuedMillis, long lifeMillis, int refusals, int credential, String token) {
    this.number = number;
    this.issuedMillis = issuedMillis;
    this.lifeMillis = lifeMillis;
    this.refusals = refusals;
    this.credential = credential;
    this.token = token;
  }

  byte[] bytes() {
    byte[] text = token.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(1 + 3 * Long.BYTES + 2 * Integer.BYTES + text.length)
        .put(VERSION)
        .putLong(number)
        .putLong(issuedMillis)
        .putLong(lifeMillis)
        .putInt(refusals)
        .putInt(credential)
        .put(text)
        .array();
  }

  /** Null if it is of another version. */
  static @Nullable Entry of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != VERSION) {
        return null;
      }
      long number = in.getLong();
      long issued = in.getLong();
      long life = in.getLong();
      int refusals = in.getInt();
      int credential = in.getInt();
      byte[] text = new byte[Math.min(in.remaining(), LONGEST_TOKEN)];
      in.get(text);
      String token = new String(text, StandardCharsets.US_ASCII);
      return new Entry(number, issued, life, refusals, credential, token);
    } catch (BufferUnderflowException tooShort) {
      return null;
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Entry[%d]", number);
  }
}
