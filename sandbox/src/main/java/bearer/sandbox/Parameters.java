package bearer.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a request's body, be it a form or one flat JSON object of strings. */
final class Parameters {
  private final String body;
  private final boolean json;

  Parameters(Request request) {
    this.body = request.body();
    this.json = hasType(request, "application/json");
  }

  static boolean hasType(Request request, String mediaType) {
    return String.valueOf(request.header("Content-Type")).startsWith(mediaType);
  }

  /** Empty if there is none. */
  String get(String name) {
    return json
        ? first("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").replaceAll("\\\\(.)", "$1")
        : Utf8.formDecoded(first("(?:^|&)" + name + "=([^&]*)"));
  }

  /** The texts of a JSON array; empty if there is none. */
  List<String> list(String name) {
    List<String> texts = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("\"([^\"\\\\]*)\"").matcher(first("\"" + name + "\"\\s*:\\s*\\[([^]]*)]"));
    while (matcher.find()) {
      texts.add(matcher.group(1));
    }
    return texts;
  }

  private String first(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }
}
