package bearer.agent.oauth;

import bearer.agent.config.FilePath;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A client's id and secret as one file has them: properties, or one JSON object. */
final class CredentialFile {
  private static final String[] ID = {"client-id", "client_id", "clientId"};
  private static final String[] SECRET = {"client-secret", "client_secret", "clientSecret"};

  private final String id;
  private final String secret;

  private CredentialFile(String id, String secret) {
    this.id = id;
    this.secret = secret;
  }

  /**
   * Shows nothing of the content, whatever is wrong with it.
   *
   * @param file its name
   */
  static CredentialFile parse(String content, String file) throws TokenUnavailable {
    Map<String, String> fields;
    try {
      fields = content.trim().startsWith("{") ? ofJson(content) : ofProperties(content);
    } catch (IOException | IllegalArgumentException malformed) {
      throw unusable(file, "is neither properties nor one JSON object");
    }
    return new CredentialFile(one(fields, ID, file), one(fields, SECRET, file));
  }

  ClientIdentity identity(boolean previous) {
    return ClientIdentity.withSecret(id, secret, previous);
  }

  private static String one(Map<String, String> fields, String[] names, String file)
      throws TokenUnavailable {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null && !value.trim().isEmpty()) {
        return value;
      }
    }
    throw unusable(file, "has no " + names[0]);
  }

  private static TokenUnavailable unusable(String file, String why) {
    return new TokenUnavailable(
        Code.SECRET_UNREADABLE, "the credential file" + FilePath.afterSpace(file) + " " + why);
  }

  private static Map<String, String> ofProperties(String content) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(content));
    Map<String, String> fields = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      fields.put(name, properties.getProperty(name, ""));
    }
    return fields;
  }

  /** Its texts; what else is in it is skipped. */
  private static Map<String, String> ofJson(String content) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = Json.factory().createParser(content)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          fields.put(name, json.getText());
        }
        json.skipChildren();
      }
      require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
    }
    return fields;
  }

  private static void require(boolean wellFormed) throws IOException {
    if (!wellFormed) {
      throw new IOException("malformed");
    }
  }
}
