package bearer.agent.oauth;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file that operators replace while the application runs: read anew each time, and whole. */
final class SmallFile {
  private static final int MAX_BYTES = 64 * 1024;

  private SmallFile() {}

  static byte[] bytes(String file) throws IOException {
    try (InputStream in = new FileInputStream(file)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[1024];
      for (int n = in.read(buffer); n >= 0 && bytes.size() <= MAX_BYTES; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      if (bytes.size() > MAX_BYTES) {
        throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
      }
      return bytes.toByteArray();
    }
  }

  /** UTF-8 without line ends at its end: mounted secrets often have one by accident. */
  static String text(String file) throws IOException {
    String text = new String(bytes(file), StandardCharsets.UTF_8);
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
