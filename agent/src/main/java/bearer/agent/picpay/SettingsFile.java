package bearer.agent.picpay;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a service's file sets, by names with dots: properties, and of YAML what Spring's files are
 * made of, mappings in block style with plain or quoted values.
 */
final class SettingsFile {
  private SettingsFile() {}

  static Map<String, String> read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return name.endsWith(".yml") || name.endsWith(".yaml") ? ofYaml(text) : ofProperties(text);
  }

  private static Map<String, String> ofProperties(String text) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException malformed) {
      throw new IOException("is no properties file");
    }
    Map<String, String> settings = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      settings.put(name, properties.getProperty(name, "").trim());
    }
    return settings;
  }

  private static Map<String, String> ofYaml(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    Deque<Integer> indents = new ArrayDeque<>();
    Deque<String> names = new ArrayDeque<>();
    for (String line : text.split("\r\n|\n|\r", -1)) {
      String content = line.trim();
      int colon = (content + ' ').indexOf(": ");
      if (content.startsWith("#") || content.startsWith("-") || colon <= 0) {
        continue;
      }
      int indent = line.indexOf(content);
      while (!indents.isEmpty() && indents.peek() >= indent) {
        indents.pop();
        names.pop();
      }
      String key = unquoted(content.substring(0, colon).trim());
      String name = names.isEmpty() ? key : names.peek() + '.' + key;
      String value = value(content.substring(Math.min(content.length(), colon + 1)).trim());
      if (value.isEmpty()) {
        indents.push(indent);
        names.push(name);
      } else {
        settings.put(name, value);
      }
    }
    return settings;
  }

  private static String value(String text) {
    boolean quoted = text.startsWith("\"") || text.startsWith("'");
    int comment = text.indexOf(" #");
    String plain = text.startsWith("#") ? "" : text;
    return unquoted(quoted || comment < 0 ? plain : plain.substring(0, comment).trim());
  }

  private static String unquoted(String text) {
    if (text.startsWith("\"") || text.startsWith("'")) {
      int end = text.indexOf(text.charAt(0), 1);
      return end < 0 ? text : text.substring(1, end);
    }
    return text;
  }
}
