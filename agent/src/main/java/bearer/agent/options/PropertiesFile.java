package bearer.agent.options;

import bearer.agent.net.BadValue;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;

/** The file that {@code bearer.config} names, as it was when it was read. */
final class PropertiesFile {
  /** By key, ours or not. */
  final Map<String, String> values;

  private final OrderedProperties properties;
  private final String text;

  private PropertiesFile(OrderedProperties properties, String text) {
    this.properties = properties;
    this.values = properties.byName();
    this.text = text;
  }

  /** In which line of the file a key stands first, counted from 1. */
  int line(String key) {
    return LogicalLines.start(text, properties.place(key));
  }

  /**
   * Reads all of it.
   *
   * @throws BadValue in words, without any of the file's text
   */
  static PropertiesFile read(File file) throws BadValue {
    try {
      return parse(TextFile.read(file));
    } catch (IOException impossible) {
      throw new BadValue("cannot be read by this process");
    } catch (IllegalArgumentException badEscape) {
      throw new BadValue("has a malformed \\u escape (a backslash is written twice)");
    }
  }

  private static PropertiesFile parse(String text) throws IOException {
    OrderedProperties properties = new OrderedProperties();
    properties.load(new StringReader(text));
    return new PropertiesFile(properties, text);
  }
}
