package bearer.sandbox.app;

import bearer.sandbox.Request;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sent a request, where nobody has a port of its own: the first product of its {@code
 * User-Agent} (RFC 9110, 10.1.5), such as {@code okhttp/4.12.0}.
 */
final class Caller {
  private static final Pattern PRODUCT = Pattern.compile("[\\w.+-]{1,40}(?:/[\\w.+-]{1,20})?");
  private static final String UNNAMED = "no User-Agent";

  private Caller() {}

  static String of(Request request) {
    String agent = request.header("User-Agent");
    Matcher product = PRODUCT.matcher(agent == null ? "" : agent);
    return product.lookingAt() ? product.group() : UNNAMED;
  }
}
