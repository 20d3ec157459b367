package bearer.it.servers;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One request exactly as it came off the wire, head and body; one char per byte. */
public record RawRequest(String head, String body) {
  /** The next request of a connection; null if the peer has closed it. */
  public static @Nullable RawRequest read(InputStream in) throws IOException {
    String head = readUntil(in, "\r\n\r\n");
    if (head.isEmpty()) {
      return null;
    }
    RawRequest bare = new RawRequest(head, "");
    if (bare.header("transfer-encoding").contains("chunked")) {
      return new RawRequest(head, readUntil(in, "0\r\n\r\n"));
    }
    int length = bare.header("content-length").stream().mapToInt(Integer::parseInt).sum();
    byte[] body = in.readNBytes(length);
    return new RawRequest(head, new String(body, StandardCharsets.ISO_8859_1));
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith(end)) {
      int next = in.read();
      if (next < 0) {
        if (bytes.size() == 0) {
          return "";
        }
        throw new EOFException("in the middle of: " + text);
      }
      bytes.write(next);
      text = next == '\n' ? bytes.toString(StandardCharsets.ISO_8859_1) : "";
    }
    return text;
  }

  /** The request line. */
  public String line() {
    return head.substring(0, head.indexOf("\r\n"));
  }

  /** Every value of a header, in order; the name in any case. */
  public List<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return head.lines()
        .skip(1)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).trim())
        .toList();
  }

  public List<String> authorization() {
    return header("Authorization");
  }

  @Override
  public String toString() {
    return head + body;
  }
}
