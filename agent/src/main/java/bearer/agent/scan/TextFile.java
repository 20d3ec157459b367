package bearer.agent.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A file in which an application is configured. */
final class TextFile {
  private static final List<String> ENDS =
      Collections.unmodifiableList(
          Arrays.asList(
              ".properties",
              ".yml",
              ".yaml",
              ".xml",
              ".json",
              ".conf",
              ".cfg",
              ".cnf",
              ".ini",
              ".env",
              ".toml",
              ".groovy",
              ".sh",
              ".bat",
              ".cmd",
              ".service",
              "dockerfile"));

  private TextFile() {}

  static boolean isOne(String name) {
    return Walk.endsWithOneOf(name, ENDS.iterator());
  }

  /** In any encoding that has ASCII: what is looked for is nothing else. */
  static String[] lines(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).split("\r\n|\n|\r", -1);
  }
}
