package bearer.sandbox.app;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form, as the page and the command line send it. Immutable. */
final class Fields {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Fields() {}

  static Fields of(String form) {
    Fields fields = new Fields();
    for (String field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        String value = decoded(field.substring(equals + 1)).trim();
        fields
            .values
            .computeIfAbsent(decoded(field.substring(0, equals)), name -> new ArrayList<>())
            .add(value);
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, "UTF-8");
    } catch (UnsupportedEncodingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** All values that are not empty. */
  List<String> all(String name) {
    List<String> said = new ArrayList<>(values.getOrDefault(name, Collections.emptyList()));
    said.removeIf(String::isEmpty);
    return said;
  }

  /** The first value; empty if there is none. */
  String get(String name) {
    List<String> said = all(name);
    return said.isEmpty() ? "" : said.get(0);
  }

  /** A whole number, 0 if nothing is said. */
  int number(String name, int most) {
    String text = get(name);
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(name + " is a whole number from 0 to " + most);
    }
    return Integer.parseInt(text);
  }
}
