package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.soap.MimeHeader;
import javax.xml.soap.MimeHeaders;
import org.apache.axis.transport.http.HTTPConstants;
import org.jspecify.annotations.Nullable;

/** An edit of a head, of which the application sees nothing once it is undone. */
final class AxisEdit implements Headers<AxisHead> {
  private final AxisHead head;
  private final @Nullable Map<?, ?> table;
  private final @Nullable String user;
  private final MimeHeaders ofMessage;
  private final List<MimeHeader> before = new ArrayList<>();
  private volatile boolean isMessageChanged;
  private volatile URL url;

  AxisEdit(Edit edit, AxisHead head) {
    this.head = head;
    table = head.table();
    user = head.context.getUsername();
    url = head.url;
    ofMessage = head.context.getRequestMessage().getMimeHeaders();
    for (Iterator<?> all = ofMessage.getAllHeaders(); all.hasNext(); ) {
      before.add((MimeHeader) all.next());
    }
    int lines = head.lines.length();
    try {
      edit.applyTo(head, this);
    } catch (RuntimeException | Error half) { // both or neither
      head.lines.setLength(lines);
      undo();
      throw half;
    }
  }

  /** Without the user that the library would make Basic credentials of. */
  URL url() {
    return url;
  }

  void undo() {
    if (table != null) {
      head.context.setProperty(HTTPConstants.REQUEST_HEADERS, table);
    }
    head.context.setUsername(user);
    if (isMessageChanged) {
      ofMessage.removeAllHeaders();
      for (MimeHeader header : before) {
        ofMessage.addHeader(header.getName(), header.getValue());
      }
    }
  }

  @Override
  public void remove(AxisHead edited, String name) {
    removeFromTable(edited, name);
    if (ofMessage.getHeader(name) != null) {
      isMessageChanged = true;
      ofMessage.removeHeader(name);
    }
    if (name.equalsIgnoreCase("Authorization")) {
      edited.context.setUsername(null);
      url = withoutUser(edited.url);
    }
  }

  @SuppressWarnings("JdkObsolete") // it is what the library casts to
  private static void removeFromTable(AxisHead edited, String name) {
    Map<?, ?> now = edited.table();
    if (now == null) {
      return;
    }
    Hashtable<Object, Object> fewer = new Hashtable<>(now);
    if (fewer.keySet().removeIf(key -> key.toString().trim().equalsIgnoreCase(name))) {
      edited.context.setProperty(HTTPConstants.REQUEST_HEADERS, fewer);
    }
  }

  private static URL withoutUser(URL url) {
    try {
      return url.getUserInfo() == null
          ? url
          : new URL(url.getProtocol(), url.getHost(), url.getPort(), url.getFile());
    } catch (MalformedURLException impossible) { // of a URL
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void set(AxisHead edited, String name, String value) {
    remove(edited, name);
    edited.lines.append(name).append(": ").append(value).append("\r\n");
  }
}
