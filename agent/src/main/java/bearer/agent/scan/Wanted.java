package bearer.agent.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The headers and hosts that are looked for. Immutable. */
public final class Wanted {
  private static final String OF_URLS = "-._~:/[]@!$&()*+,;=%";

  /** One of them, as it stands in a text. */
  static final class Found {
    final boolean url;
    final String text;

    Found(boolean url, String text) {
      this.url = url;
      this.text = text;
    }
  }

  private final List<String> headers;
  private final List<String> hosts;

  public Wanted(List<String> headers, List<String> hosts) {
    this.headers = lower(headers);
    this.hosts = lower(hosts);
  }

  private static List<String> lower(List<String> names) {
    List<String> lower = new ArrayList<>();
    for (String name : names) {
      lower.add(name.trim().toLowerCase(Locale.ROOT));
    }
    return lower;
  }

  /** Each header once, each URL without its query: what else stands there may be a secret. */
  List<Found> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<Found> found = new ArrayList<>();
    for (String header : headers) {
      if (isWhole(lower, header)) {
        found.add(new Found(false, header));
      }
    }
    for (String host : hosts) {
      int at = lower.indexOf(host);
      if (at >= 0) {
        found.add(new Found(true, url(text, at, at + host.length())));
      }
    }
    return found;
  }

  /** Not within a longer name. */
  private static boolean isWhole(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || !isOfName(text.charAt(at - 1));
      if (begins && (end == text.length() || !isOfName(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfName(char c) {
    return c == '-' || c == '_' || Character.isLetterOrDigit(c);
  }

  private static String url(String text, int from, int to) {
    int start = from;
    while (start > 0 && isOfUrl(text.charAt(start - 1)) && text.charAt(start - 1) != '@') {
      start--;
    }
    int scheme = text.indexOf("http", start);
    int end = to;
    while (end < text.length() && isOfUrl(text.charAt(end)) && text.charAt(end) != '@') {
      end++;
    }
    return text.substring(scheme >= 0 && scheme < from ? scheme : from, end);
  }

  private static boolean isOfUrl(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || OF_URLS.indexOf(c) >= 0);
  }
}
