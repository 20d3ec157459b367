package bearer.agent.blindspots;

/** What helps against some openers that the agent does not know, as data. */
final class Remedies {
  private static final String[][] ALL = {
    {
      "weblogic.",
      "with -DUseSunHttpHandler=true WebLogic leaves them to the JDK, where they are seen"
    },
    {"io.grpc.okhttp.", "over grpc-netty and grpc-netty-shaded they are seen"}
  };

  private Remedies() {}

  /** To be appended to a line; empty if nobody knows. */
  static String of(Opener opener) {
    for (String[] remedy : ALL) {
      if (opener.frame.startsWith(remedy[0])
          || String.valueOf(opener.caller).startsWith(remedy[0])) {
        return "; " + remedy[1];
      }
    }
    return "";
  }
}
