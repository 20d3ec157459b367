package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import io.undertow.client.ClientRequest;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;

/** The request that is written in place of an application's own. */
final class UndertowEdit implements Headers<HeaderMap> {
  private static final UndertowEdit HEADERS = new UndertowEdit(null, new ClientRequest());

  /** The application's headers, which stand for the call. */
  final HeaderMap own;

  private volatile @Nullable ClientRequest copy;

  UndertowEdit(@Nullable Edit edit, ClientRequest request) {
    own = request.getRequestHeaders();
    if (edit != null && !edit.changesNothing()) {
      ClientRequest written =
          new ClientRequest()
              .setMethod(request.getMethod())
              .setPath(request.getPath())
              .setProtocol(request.getProtocol());
      copy(edit, own, written.getRequestHeaders());
      copy = written;
    }
  }

  @Nullable Object insteadOf(@Nullable Object request) {
    ClientRequest shown = copy;
    return shown == null ? request : shown;
  }

  /** From everybody who asks from now on. */
  void hide() {
    copy = null;
  }

  static HeaderMap copy(Edit edit, HeaderMap own) {
    return copy(edit, own, new HeaderMap());
  }

  private static HeaderMap copy(Edit edit, HeaderMap own, HeaderMap copy) {
    for (HeaderValues values : own) {
      copy.addAll(values.getHeaderName(), values);
    }
    edit.applyTo(copy, HEADERS);
    return copy;
  }

  @Override
  public void remove(HeaderMap headers, String name) {
    headers.remove(name);
  }

  @Override
  public void set(HeaderMap headers, String name, String value) {
    headers.put(new HttpString(name), value);
  }
}
