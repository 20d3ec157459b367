package bearer.agent.store;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Redis serialization protocol, version 2, as far as it is needed here. What a server may make
 * this side keep in memory is bounded, whatever it says. One thread at a time.
 */
final class Resp {
  private static final int LONGEST_BULK = 128 * 1024;
  private static final int LONGEST_LINE = 1024;
  private static final int MOST_ELEMENTS = 16;
  private static final int MOST_NESTED = 3;

  private final InputStream in;
  private final OutputStream out;
  private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();

  /**
   * @param in buffered
   */
  Resp(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Takes a command along with the next {@link #send}. */
  void command(byte[]... parts) {
    line('*', parts.length);
    for (byte[] part : parts) {
      line('$', part.length);
      unsent.write(part, 0, part.length);
      unsent.write('\r');
      unsent.write('\n');
    }
  }

  private void line(char type, int number) {
    byte[] line = bytes(type + Integer.toString(number) + "\r\n");
    unsent.write(line, 0, line.length);
  }

  void send() throws IOException {
    unsent.writeTo(out);
    unsent.reset();
    out.flush();
  }

  /**
   * The answer to one command: null, a byte array for a text, a {@link Long} or a {@link List} of
   * such.
   *
   * @throws StoreRefusal if it is an error
   */
  @Nullable Object answer() throws IOException {
    return answer(0);
  }

  private @Nullable Object answer(int nested) throws IOException {
    int type = in.read();
    String line = line();
    switch (type) {
      case '+':
        return bytes(line);
      case '-':
        throw StoreRefusal.of(line);
      case ':':
        return number(line, Long.MIN_VALUE, Long.MAX_VALUE);
      case '$':
        return bulk((int) number(line, -1, LONGEST_BULK));
      case '*':
        return array((int) number(line, -1, MOST_ELEMENTS), nested + 1);
      default:
        throw type < 0 ? new EOFException("it closed the connection") : StoreRefusal.nonsense();
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("it closed the connection");
      } else if (line.length() == LONGEST_LINE) {
        throw StoreRefusal.nonsense();
      }
      line.append((char) c);
    }
    end('\n');
    return line.toString();
  }

  private void end(char expected) throws IOException {
    if (in.read() != expected) {
      throw StoreRefusal.nonsense();
    }
  }

  private static long number(String text, long least, long most) throws StoreRefusal {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException none) {
      throw StoreRefusal.nonsense();
    }
    throw StoreRefusal.nonsense();
  }

  private byte @Nullable [] bulk(int length) throws IOException {
    if (length < 0) {
      return null;
    }
    byte[] bulk = new byte[length];
    for (int at = 0; at < length; ) {
      int read = in.read(bulk, at, length - at);
      if (read < 0) {
        throw new EOFException("it closed the connection");
      }
      at += read;
    }
    end('\r');
    end('\n');
    return bulk;
  }

  /** An error in it is an error of all. */
  private @Nullable List<@Nullable Object> array(int length, int nested) throws IOException {
    if (length < 0) {
      return null;
    } else if (nested > MOST_NESTED) {
      throw StoreRefusal.nonsense();
    }
    List<@Nullable Object> array = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      array.add(answer(nested));
    }
    return array;
  }
}
