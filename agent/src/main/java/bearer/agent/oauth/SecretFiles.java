package bearer.agent.oauth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What is in a credential's files, each of them read once at most. Holds secrets; one thread. */
final class SecretFiles {
  private final Map<String, byte[]> contents = new HashMap<>();
  private final Map<String, IOException> unreadable = new HashMap<>();

  byte[] bytes(String file) throws IOException {
    IOException known = unreadable.get(file);
    if (known != null) {
      throw known;
    }
    byte[] content = contents.get(file);
    return content == null ? read(file) : content;
  }

  private byte[] read(String file) throws IOException {
    try {
      byte[] content = SmallFile.bytes(file);
      contents.put(file, content);
      return content;
    } catch (IOException cause) {
      unreadable.put(file, cause);
      throw cause;
    }
  }

  /** UTF-8 without line ends at its end: mounted secrets often have one by accident. */
  String text(String file) throws IOException {
    String text = new String(bytes(file), StandardCharsets.UTF_8);
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
