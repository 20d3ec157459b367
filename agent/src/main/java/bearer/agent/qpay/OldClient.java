package bearer.agent.qpay;

import java.util.List;
import java.util.Map;

/** The client that a rotation replaces, as the file and the API tell of it. */
final class OldClient {
  final String id;
  final String clientId;
  private final Map<?, ?> shown;

  private OldClient(String id, String clientId, Map<?, ?> shown) {
    this.id = id;
    this.clientId = clientId;
    this.shown = shown;
  }

  /**
   * What both agree on.
   *
   * @param named by the operator; empty if the file is to say
   * @throws Undone if it is not certain which client it is
   */
  static OldClient of(PairFile file, String named, CredentialsApi api) throws Undone {
    if (file.clientId.isEmpty()) {
      throw new Undone("the file has no client-id: it is to be one of bearer.credential-file");
    }
    String id = named.isEmpty() ? file.id : named;
    if (id.isEmpty()) {
      throw new Undone("the file has no qpay-id: name the client that is in it, --old-id ID");
    }
    Map<?, ?> shown = ShownClients.one(api.show(id), id);
    Object clientId = shown.get("client_id");
    if (clientId == null ? !id.equals(file.id) : !clientId.equals(file.clientId)) {
      throw new Undone("the client of that id is not for certain the one that the file has");
    }
    return new OldClient(id, file.clientId, shown);
  }

  /** Empty if the API does not say. */
  String text(String name) {
    Object value = shown.get(name);
    return value instanceof String ? (String) value : "";
  }

  List<String> roles() {
    return ShownClients.texts(shown.get("roles"));
  }
}
