package bearer.sandbox;

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

  private String first(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }
}
