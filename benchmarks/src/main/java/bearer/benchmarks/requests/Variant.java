package bearer.benchmarks.requests;

import java.nio.file.Path;
import java.util.List;

/** What runs in one of the JVMs that are compared. */
enum Variant {
  /** No agent; the program sends a header of its own that is as long as the agent's. */
  OWN_HEADER,
  /** The agent, configured for the called host. */
  HIT,
  /** No agent, no header. */
  NO_HEADER,
  /** The agent, configured for another host. */
  MISS;

  boolean hasHeader() {
    return this == OWN_HEADER || this == HIT;
  }

  /** Of the value of an Authorization that the program sends; 0 for none. */
  int ownHeaderLength() {
    return this == OWN_HEADER ? "Bearer ".length() + FastServer.TOKEN_LENGTH : 0;
  }

  /**
   * For the JVM.
   *
   * @param port the server's, for tokens too
   */
  List<String> flags(Path agent, int port) {
    return this == OWN_HEADER || this == NO_HEADER
        ? List.of()
        : List.of(
            "-javaagent:" + agent,
            "-Dbearer.hosts=" + (this == HIT ? "localhost:" + port : "api.example.com"),
            "-Dbearer.token-url=http://localhost:" + port + "/token",
            "-Dbearer.client-id=benchmark",
            "-Dbearer.client-secret=benchmark",
            "-Dbearer.log-level=error");
  }
}
