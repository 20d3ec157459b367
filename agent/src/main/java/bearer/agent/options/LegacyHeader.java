package bearer.agent.options;

import bearer.agent.net.BadValue;
import bearer.agent.net.HeaderName;
import java.util.Locale;

/** Reads one entry of {@code bearer.legacy-headers}. */
final class LegacyHeader {
  private LegacyHeader() {}

  /** Whether its value tells one merchant from another. {@code x-seller-token} is a second key. */
  static boolean namesCaller(HeaderName header) {
    return header.text.equalsIgnoreCase("x-picpay-token");
  }

  /** Refuses headers that a request cannot do without. */
  static HeaderName parse(String entry) throws BadValue {
    HeaderName name = HeaderName.parse(entry);
    switch (name.text.toLowerCase(Locale.ROOT)) {
      case "authorization":
      case "host":
      case "content-length":
      case "transfer-encoding":
        throw new BadValue("this header is never dropped");
      default:
        return name;
    }
  }
}
