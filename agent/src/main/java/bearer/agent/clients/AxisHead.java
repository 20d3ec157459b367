package bearer.agent.clients;

import bearer.agent.hop.Fact;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.axis.MessageContext;
import org.apache.axis.components.net.TransportClientPropertiesFactory;
import org.apache.axis.soap.SOAP12Constants;
import org.apache.axis.soap.SOAPConstants;
import org.apache.axis.transport.http.HTTPConstants;
import org.jspecify.annotations.Nullable;

/** One head of Axis 1 and where its headers come from. */
final class AxisHead {
  final MessageContext context;
  final URL url;

  /** What is written behind the headers of the library's own. */
  final StringBuffer lines;

  final String host;
  final int port;

  AxisHead(MessageContext context, URL url, StringBuffer lines, String host, int port) {
    this.context = context;
    this.url = url;
    this.lines = lines;
    this.host = host;
    this.port = port;
  }

  String method() {
    String other =
        context.getSOAPConstants() == SOAPConstants.SOAP12_CONSTANTS
            ? context.getStrProp(SOAP12Constants.PROP_WEBMETHOD)
            : null;
    return other == null ? "POST" : other;
  }

  boolean isHttps() {
    return url.getProtocol().equalsIgnoreCase("https");
  }

  /** To https there is a tunnel. Which hosts have none is decided later. */
  Fact forwardProxy() {
    return isHttps() || TransportClientPropertiesFactory.create("http").getProxyHost().isEmpty()
        ? Fact.NO
        : Fact.UNKNOWN;
  }

  @Nullable Map<?, ?> table() {
    return (Map<?, ?>) context.getProperty(HTTPConstants.REQUEST_HEADERS);
  }

  List<String> headers(String name) {
    List<String> values = new ArrayList<>(1);
    if (name.equalsIgnoreCase("Authorization") && user() != null) {
      values.add(basic(user()));
    }
    Map<?, ?> table = table();
    if (table != null) {
      for (Map.Entry<?, ?> header : table.entrySet()) {
        if (String.valueOf(header.getKey()).trim().equalsIgnoreCase(name)) {
          values.add(String.valueOf(header.getValue()));
        }
      }
    }
    String[] ofMessage = context.getRequestMessage().getMimeHeaders().getHeader(name);
    if (ofMessage != null) {
      values.addAll(java.util.Arrays.asList(ofMessage));
    }
    return values;
  }

  private @Nullable String user() {
    String name = context.getUsername();
    return name == null ? url.getUserInfo() : name + ':' + context.getPassword();
  }

  private static String basic(@Nullable String user) {
    byte[] bytes = String.valueOf(user).getBytes(StandardCharsets.ISO_8859_1);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
