package bearer.benchmarks.tokens;

/** Who is measured. Each gets a JVM of its own for each scenario. */
enum Subject {
  AGENT("bearer-agent"),
  GOOGLE("google-auth"),
  SPRING("Spring Security"),
  AWS_ONE_CALLER("AWS, one caller blocks"),
  AWS_NON_BLOCKING("AWS, non-blocking"),
  /** The same calls without any token; the API lets them pass. */
  NOBODY("no agent, no token");

  final String title;

  Subject(String title) {
    this.title = title;
  }

  /** Whether it runs as an application that knows nothing of tokens. */
  boolean plain() {
    return this == AGENT || this == NOBODY;
  }
}
