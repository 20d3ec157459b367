package bearer.agent.options;

import bearer.agent.net.BadValue;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A file that an operator writes: regular, UTF-8, 1 MB at most, and no key by mistake. */
final class TextFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /**
   * All of it, without a byte order mark.
   *
   * @throws BadValue in words, without any of the file's text
   */
  static String read(File file) throws BadValue {
    // A pipe would block the start of the application for as long as nobody writes.
    if (!file.isFile()) {
      throw new BadValue(file.exists() ? "is not a regular file" : "does not exist");
    }
    if (file.length() > MAX_BYTES) {
      throw new BadValue("is larger than 1 MB");
    }
    String text;
    try {
      text = text(file);
    } catch (CharacterCodingException latin) {
      throw new BadValue("is not UTF-8 text");
    } catch (IOException unreadable) {
      throw new BadValue("cannot be read by this process");
    }
    if (text.contains("-----BEGIN")) {
      throw new BadValue("is a key or a certificate (-----BEGIN), not text");
    }
    return text;
  }

  private static String text(File file) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[1024];
    // A decoder reports bytes that are no UTF-8; a charset would quietly replace them.
    try (Reader reader =
        new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
      for (int n = reader.read(buffer); n >= 0 && text.length() <= MAX_BYTES; ) {
        text.append(buffer, 0, n);
        n = reader.read(buffer);
      }
    }
    boolean marked = text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK;
    return text.substring(marked ? 1 : 0);
  }
}
