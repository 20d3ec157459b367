package bearer.agent.cli;

import bearer.agent.net.BadValue;
import bearer.agent.net.Url;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines for the file of {@code bearer.config} that use a client of QPay's. */
final class QPayConfiguration {
  private final String tokenUrl;
  private final String api;

  /**
   * @param tokenUrl empty for the preset's
   */
  QPayConfiguration(String tokenUrl, String api) {
    this.tokenUrl = tokenUrl;
    this.api = api;
  }

  List<String> ofSecret(String clientId, Path file) {
    return lines("bearer.client-id=" + clientId, "bearer.client-secret-file=" + escaped(file));
  }

  List<String> ofPair(Path file) {
    return lines("bearer.credential-file=" + escaped(file));
  }

  private List<String> lines(String... credential) {
    List<String> lines = new ArrayList<>();
    lines.add("bearer.provider=qpay");
    if (!tokenUrl.isEmpty()) {
      lines.add("bearer.token-url=" + tokenUrl);
      lines.add("bearer.hosts=" + host());
    }
    for (String line : credential) {
      lines.add(line);
    }
    lines.add("bearer.mode=add");
    lines.add("bearer.log-level=info");
    return lines;
  }

  private String host() {
    try {
      return Url.parse(api).server.toString();
    } catch (BadValue impossible) { // it has been asked by now
      throw new IllegalStateException(impossible);
    }
  }

  private static String escaped(Path file) {
    return file.toString().replace("\\", "\\\\");
  }
}
