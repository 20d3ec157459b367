package bearer.agent.oauth;

import bearer.agent.config.FilePath;
import bearer.agent.diag.Code;
import bearer.agent.net.HostPort;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** Turns what went wrong below HTTP into what the operator reads. */
final class Problem {
  private static final int LONGEST = 200;

  private Problem() {}

  /** The request did not get as far as an answer. */
  static TokenUnavailable io(HostPort server, IOException cause, Deadline deadline) {
    if (cause instanceof SocketTimeoutException || deadline.passed()) {
      return new TokenUnavailable(Code.TOKEN_TIMEOUT, server + " took too long to answer");
    }
    // the HTTP parser's own exceptions can quote the answer
    boolean quotable = cause.getClass().getName().startsWith("java");
    String why = quotable ? brief(cause) : cause.getClass().getSimpleName();
    return new TokenUnavailable(Code.TOKEN_IO, server + ": " + why);
  }

  /**
   * The type and the message. Only for exceptions of the JDK's sockets, TLS and files, which quote
   * names, addresses and certificates; never for one that quotes what a server sent.
   */
  static String brief(Exception cause) {
    String message = cause.getMessage();
    if (message == null) {
      return cause.getClass().getSimpleName();
    }
    String text = cause.getClass().getSimpleName() + ": " + message;
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** As {@link #brief}; without the message, which quotes the name, where that may be no name. */
  static String ofFile(String file, Exception cause) {
    return FilePath.isShown(file) ? brief(cause) : cause.getClass().getSimpleName();
  }
}
