package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import io.helidon.http.ClientRequestHeaders;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.WritableHeaders;
import org.jspecify.annotations.Nullable;

/** The headers that are written instead of a request's own. */
final class HelidonEdit implements Headers<ClientRequestHeaders> {
  /** What the library itself says of a body, in the headers that it writes. */
  private static final HeaderName[] OF_BODY = {
    HeaderNames.CONTENT_LENGTH, HeaderNames.TRANSFER_ENCODING, HeaderNames.EXPECT
  };

  final HelidonHop hop;

  /** The request's own if nothing is changed. */
  final ClientRequestHeaders written;

  HelidonEdit(@Nullable Edit edit, HelidonHop hop) {
    this.hop = hop;
    if (edit == null || edit.changesNothing()) {
      written = hop.headers;
    } else {
      WritableHeaders<?> copy = WritableHeaders.create(hop.headers);
      written = ClientRequestHeaders.create(copy);
      edit.applyTo(written, this);
    }
  }

  /** The application finds in its request what the library has noted there, as ever. */
  void handBack() {
    for (HeaderName name : OF_BODY) {
      if (written == hop.headers) {
        return;
      } else if (written.contains(name)) {
        hop.headers.set(written.get(name));
      } else {
        hop.headers.remove(name);
      }
    }
  }

  @Override
  public void remove(ClientRequestHeaders copy, String name) {
    copy.remove(HeaderNames.create(name));
  }

  @Override
  public void set(ClientRequestHeaders copy, String name, String value) {
    copy.set(HeaderNames.create(name), value);
  }
}
