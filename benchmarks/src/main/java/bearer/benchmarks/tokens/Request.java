package bearer.benchmarks.tokens;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What arrived at a {@link LoopbackServer}. */
record Request(String method, String path, @Nullable String authorization, String body) {

  /** The next request of a connection, or null at its end. */
  static @Nullable Request read(InputStream in) throws IOException {
    String start = line(in);
    if (start == null) {
      return null;
    }
    String authorization = null;
    int length = 0;
    boolean chunked = false;
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      String value = header.substring(colon + 1).trim();
      switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "authorization" -> authorization = value;
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = true;
        default -> {}
      }
    }
    String[] words = start.split(" ", 3);
    byte[] body = chunked ? chunks(in) : in.readNBytes(length);
    return new Request(words[0], words[1], authorization, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line(in);
      if (size == null) {
        throw new EOFException();
      }
      byte[] chunk = in.readNBytes(Integer.parseInt(size.trim(), 16));
      line(in);
      if (chunk.length == 0) {
        return body.toByteArray();
      }
      body.writeBytes(chunk);
    }
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      line.append((char) c);
    }
    return line.toString().trim();
  }
}
