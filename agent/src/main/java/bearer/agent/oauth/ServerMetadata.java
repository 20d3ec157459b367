package bearer.agent.oauth;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an authorization server says of itself (RFC 8414 section 2, RFC 8705 section 5). */
final class ServerMetadata {
  private static final String ALIASES = "mtls_endpoint_aliases";

  /** Strings by name; those of the aliases under {@code mtls_endpoint_aliases/<name>}. */
  private final Map<String, String> strings = new HashMap<>();

  private ServerMetadata() {}

  /**
   * @throws IOException if it is not one JSON object, or one with a name twice; may quote it
   */
  static ServerMetadata parse(byte[] body) throws IOException {
    ServerMetadata metadata = new ServerMetadata();
    try (JsonParser json = Json.factory().createParser(body)) {
      check(json, json.nextToken() == JsonToken.START_OBJECT);
      metadata.read(json, "");
      check(json, json.nextToken() == null);
    }
    return metadata;
  }

  private void read(JsonParser json, String prefix) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        check(json, strings.put(name, json.getText()) == null);
      } else if (value == JsonToken.START_OBJECT && name.equals(ALIASES)) {
        read(json, ALIASES + '/');
      } else {
        json.skipChildren();
      }
    }
    check(json, json.currentToken() == JsonToken.END_OBJECT);
  }

  private static void check(JsonParser json, boolean ok) throws JsonParseException {
    if (!ok) {
      throw new JsonParseException(json, "not one object");
    }
  }

  @Nullable String issuer() {
    return strings.get("issuer");
  }

  /**
   * @param mutualTls whether the client shows a certificate, for which there may be a place of its
   *     own
   */
  @Nullable String tokenEndpoint(boolean mutualTls) {
    String alias = mutualTls ? strings.get(ALIASES + "/token_endpoint") : null;
    return alias != null ? alias : strings.get("token_endpoint");
  }
}
