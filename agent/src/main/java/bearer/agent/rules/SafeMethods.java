package bearer.agent.rules;

/** Methods that change nothing there (RFC 9110 section 9.2.1); TRACE is never touched. */
final class SafeMethods {
  private SafeMethods() {}

  static boolean have(String method) {
    return method.equalsIgnoreCase("GET")
        || method.equalsIgnoreCase("HEAD")
        || method.equalsIgnoreCase("OPTIONS");
  }
}
