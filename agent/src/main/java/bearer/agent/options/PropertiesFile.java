package bearer.agent.options;

import bearer.agent.net.BadValue;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Reads the file that {@code bearer.config} names. */
final class PropertiesFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private PropertiesFile() {}

  /**
   * All of its keys, ours or not.
   *
   * @throws BadValue in words, without any of the file's text
   */
  static Map<String, String> read(File file) throws BadValue {
    // A pipe would block the start of the application for as long as nobody writes.
    if (!file.isFile()) {
      throw new BadValue(file.exists() ? "is not a regular file" : "does not exist");
    }
    if (file.length() > MAX_BYTES) {
      throw new BadValue("is larger than 1 MB");
    }
    try {
      return textOf(load(file));
    } catch (CharacterCodingException latin) {
      throw new BadValue("is not UTF-8 text");
    } catch (IOException unreadable) {
      throw new BadValue("cannot be read by this process");
    } catch (IllegalArgumentException badEscape) {
      throw new BadValue("has a malformed \\u escape (a backslash is written twice)");
    }
  }

  private static Properties load(File file) throws IOException {
    Properties properties = new Properties();
    // A decoder reports bytes that are no UTF-8; a charset would quietly replace them.
    try (PushbackReader reader =
        new PushbackReader(
            new InputStreamReader(
                new FileInputStream(file), StandardCharsets.UTF_8.newDecoder()))) {
      skipByteOrderMark(reader);
      properties.load((Reader) reader);
    }
    return properties;
  }

  private static void skipByteOrderMark(PushbackReader reader) throws IOException {
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
  }

  private static Map<String, String> textOf(Properties properties) {
    Map<String, String> text = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      text.put(name, properties.getProperty(name, ""));
    }
    return text;
  }
}
