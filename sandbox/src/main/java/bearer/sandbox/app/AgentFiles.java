package bearer.sandbox.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bearer.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's configuration for one port, in files that a rehearsal goes on to change. */
final class AgentFiles {
  private final Path directory;
  private final String prefix;
  private final String server;

  /**
   * @param service empty for the port that all others share
   */
  AgentFiles(Path directory, String service, int port) {
    this.directory = directory;
    this.prefix = service.isEmpty() ? "" : service + ".";
    this.server = "localhost:" + port;
  }

  /** Written if there is none. */
  Path picPay(Provider provider) throws IOException {
    String v1 = "https://" + server + Sandbox.WALLET_V1 + "/";
    String v2 = "https://" + server + Sandbox.WALLET_V2 + "/";
    return kept(
        "picpay.properties",
        String.join(
            "\n",
            "bearer.provider=picpay",
            "bearer.hosts=" + server,
            "bearer.token-url=https://" + server + Sandbox.PICPAY_TOKENS,
            "bearer.credential-file=" + name(provider.file),
            "bearer.mode=observe",
            "# calls to V1, from bearer.mode=replace on",
            "bearer.rewrite=" + v1 + " => " + v2,
            "bearer.rewrite-except=" + Sandbox.WALLET_V1 + "/payments/*/cancellations",
            ""));
  }

  /** Written if there is none. */
  Path qPay(Provider provider) throws IOException {
    return kept(
        "qpay.properties",
        String.join(
            "\n",
            "bearer.provider=qpay",
            "bearer.hosts=" + server,
            "bearer.paths=" + Sandbox.CARDS + "/**",
            "bearer.token-url=https://" + server + Sandbox.QPAY_TOKENS,
            "bearer.credential-file=" + name(provider.file),
            "bearer.mode=add",
            ""));
  }

  /** As a properties file and the agent read it on any system. */
  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }

  private Path kept(String name, String text) throws IOException {
    Path file = directory.resolve(prefix + name);
    if (!Files.exists(file)) {
      Files.write(file, text.getBytes(UTF_8));
    }
    return file;
  }

  /** Whether a file that was there already is about another port. */
  boolean isElsewhere(Path file) throws IOException {
    return !new String(Files.readAllBytes(file), UTF_8).contains("bearer.hosts=" + server + "\n");
  }
}
