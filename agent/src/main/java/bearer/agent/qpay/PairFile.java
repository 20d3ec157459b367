package bearer.agent.qpay;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a file of {@code bearer.credential-file} says of a client, as properties. The last line is
 * {@code qpay-id}, which the agent has no use for: it is what the Credentials API knows the client
 * by, and tells a whole file from one whose writing was interrupted.
 */
final class PairFile {
  private static final String ID = "qpay-id";
  private static final String CLIENT_ID = "client-id";
  private static final String CLIENT_SECRET = "client-secret";

  /** Empty if the file does not say. */
  final String id;

  final String clientId;
  private final boolean whole;

  private PairFile(String id, String clientId, boolean whole) {
    this.id = id;
    this.clientId = clientId;
    this.whole = whole;
  }

  static String text(NewClient client) {
    return (CLIENT_ID + '=' + escaped(client.clientId) + '\n')
        + (CLIENT_SECRET + '=' + escaped(client.secret) + '\n')
        + (ID + '=' + escaped(client.id) + '\n');
  }

  private static String escaped(String value) {
    String text = value.replace("\\", "\\\\");
    return text.startsWith(" ") ? "\\" + text : text;
  }

  /** One without any client if there is no such file. */
  static PairFile read(Path file) throws IOException, Undone {
    if (!Files.exists(file)) {
      return new PairFile("", "", false);
    }
    String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(content));
    } catch (IllegalArgumentException malformed) {
      throw new Undone(file + " is no properties file");
    }
    String id = value(properties, ID);
    String clientId = value(properties, CLIENT_ID);
    boolean ends = content.endsWith("\n") && !value(properties, CLIENT_SECRET).isEmpty();
    return new PairFile(id, clientId, ends && !id.isEmpty() && !clientId.isEmpty());
  }

  private static String value(Properties properties, String name) {
    @Nullable String value = properties.getProperty(name);
    return value == null ? "" : value.trim();
  }

  /** Whether it was written here, and to its end. */
  boolean isWhole() {
    return whole;
  }
}
