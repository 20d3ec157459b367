package bearer.agent.rewriting;

import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.axis.MessageContext;
import org.apache.axis.soap.SOAP12Constants;
import org.apache.axis.soap.SOAPConstants;
import org.apache.axis.transport.http.HTTPConstants;
import org.jspecify.annotations.Nullable;

/** A message of Axis 1, and where it is about to go. */
final class AxisCall {
  final MessageContext context;
  final URL url;
  private final String written;
  private volatile @Nullable String moved;

  AxisCall(MessageContext context, URL url) {
    this.context = context;
    this.url = url;
    this.written = context.getStrProp(MessageContext.TRANS_URL);
  }

  void moveTo(String other) {
    moved = other;
    context.setProperty(MessageContext.TRANS_URL, other);
  }

  void undo() {
    if (moved != null && moved.equals(context.getStrProp(MessageContext.TRANS_URL))) {
      context.setProperty(MessageContext.TRANS_URL, written);
    }
  }

  String method() {
    String other =
        context.getSOAPConstants() == SOAPConstants.SOAP12_CONSTANTS
            ? context.getStrProp(SOAP12Constants.PROP_WEBMETHOD)
            : null;
    return other == null ? "POST" : other;
  }

  /** Whether the library has a name and a password to send along. */
  boolean hasUser() {
    return context.getUsername() != null || url.getUserInfo() != null;
  }

  /** The call's, and the message's. */
  List<String> headers(String name) {
    List<String> values = new ArrayList<>(1);
    Map<?, ?> table = (Map<?, ?>) context.getProperty(HTTPConstants.REQUEST_HEADERS);
    if (table != null) {
      for (Map.Entry<?, ?> header : table.entrySet()) {
        if (String.valueOf(header.getKey()).trim().equalsIgnoreCase(name)) {
          values.add(String.valueOf(header.getValue()));
        }
      }
    }
    String[] ofMessage = context.getRequestMessage().getMimeHeaders().getHeader(name);
    if (ofMessage != null) {
      values.addAll(Arrays.asList(ofMessage));
    }
    return values;
  }
}
