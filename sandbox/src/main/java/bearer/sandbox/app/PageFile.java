package bearer.sandbox.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** What a browser is given. Immutable. */
final class PageFile {
  final String type;
  final String text;

  PageFile(String type, String text) {
    this.type = type;
    this.text = text;
  }

  static PageFile text(String text) {
    return new PageFile("text/plain; charset=utf-8", text);
  }

  /** A resource beside this class. */
  static PageFile of(String name, String type) throws IOException {
    try (InputStream in = PageFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] part = new byte[4096];
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        all.write(part, 0, n);
      }
      return new PageFile(type, new String(all.toByteArray(), UTF_8));
    }
  }
}
