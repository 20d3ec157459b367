package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.util.MimeHeaders;

/** Heads as Grizzly has them, each made for one hop. */
final class GrizzlyEdit implements Headers<MimeHeaders> {
  private static final GrizzlyEdit HEADERS = new GrizzlyEdit();

  private GrizzlyEdit() {}

  static void apply(Edit edit, MimeHeaders headers) {
    MimeHeaders before = new MimeHeaders();
    before.copyFrom(headers);
    try {
      edit.applyTo(headers, HEADERS);
    } catch (RuntimeException | Error half) { // both or neither
      headers.copyFrom(before);
      throw half;
    }
  }

  @Override
  public void remove(MimeHeaders headers, String name) {
    headers.removeHeader(name);
  }

  @Override
  public void set(MimeHeaders headers, String name, String value) {
    headers.setValue(name).setString(value);
  }

  static List<String> values(HttpHeader message, String name) {
    List<String> values = new ArrayList<>(1);
    for (String value : message.getHeaders().values(name)) {
      values.add(value);
    }
    String apart = values.isEmpty() ? message.getHeader(name) : null; // as Content-Type is kept
    if (apart != null) {
      values.add(apart);
    }
    return values;
  }
}
