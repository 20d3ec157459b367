package bearer.it.contract;

import java.util.regex.Pattern;

/** What libraries and JVMs say on stderr with the agent or without it. */
final class OthersLines {
  /**
   * Netty's, and what is built on it, where a client is closed while its connections are being
   * given back.
   */
  private static final String CLOSED =
      "(SEVERE: Failed to submit a listener notification task. Event loop shut down\\?"
          + "|WARNING: An exception was thrown by TimerTask\\."
          + "(?=\\Rjava\\.lang\\.IllegalStateException: cannot be started once stopped\\R))";

  /**
   * OkHttp 2.6 to 3.14: a redirect to an IPv4 address in IPv6 notation ends in an AssertionError,
   * and leaves its connection to the garbage collector.
   */
  private static final String LEAKED = "WARNING: A connection to .+ was leaked\\. .+";

  /** Two lines of java.util.logging, and a stack in which nothing is ours. */
  private static final Pattern RECORD =
      Pattern.compile(
          "(?m)^\\w{3} \\d{1,2}, \\d{4} [\\d:]{7,8}.{1,3}[AP]M \\S+ \\S+\\R"
              + "("
              + CLOSED
              + "|"
              + LEAKED
              + ")\\R"
              + "([\\w.]+(Exception|Error)\\b.*\\R(\\tat (?!bearer\\.).*\\R)+\\R?)?");

  /** JDK 9 to 15 of a library that looks into the JDK. */
  private static final Pattern LOOKED_INSIDE =
      Pattern.compile(
          "(?m)^WARNING: (An illegal reflective access operation has occurred"
              + "|Illegal reflective access by (?!bearer\\.|java\\.).+"
              + "|Please consider reporting this to the maintainers of (?!bearer\\.|java\\.).+"
              + "|Use --illegal-access=warn to enable .+"
              + "|All illegal access operations will be denied .+)\\R");

  private OthersLines() {}

  static String removedFrom(String stderr) {
    return LOOKED_INSIDE.matcher(RECORD.matcher(stderr).replaceAll("")).replaceAll("");
  }
}
