package bearer.agent.rules;

import bearer.agent.hop.Hop;

/** Why a call that is below a rewritten URL goes there, although its rule would move it. */
final class Stays {
  private static final String[] SIGNED = {
    "Signature", "Signature-Input", "DPoP", "X-Amz-Security-Token", "X-Amz-Date"
  };

  private Stays() {}

  /**
   * Where a call begins. Empty if it need not.
   *
   * @param host where it would go
   */
  static <R> String because(Rule rule, Hop<R> hop, R request, String host) {
    String why = atHead(rule, hop, request, host);
    return why.isEmpty() && hop.header(request, "Host") != null ? "it has its own Host" : why;
  }

  /** Where its head is written, with a {@code Host} in it that is mostly the library's. */
  static <R> String atHead(Rule rule, Hop<R> hop, R request, String host) {
    String target = hop.target(request);
    if (rule.excludes(hop.method(request), target)) {
      return "bearer.rewrite-except or the preset names it";
    }
    if (hop.header(request, Edits.AUTHORIZATION) != null || hop.namesUser(request)) {
      return "it has its own Authorization";
    }
    if (hop.header(request, "Upgrade") != null) {
      return "it asks for another protocol";
    }
    if (isSigned(hop, request, target)) {
      return "it is signed";
    }
    return hop.trustsAlike(request, host)
        ? ""
        : "its client has pinned the certificate of that host, and not of the new one";
  }

  private static <R> boolean isSigned(Hop<R> hop, R request, String target) {
    for (String name : SIGNED) {
      if (hop.header(request, name) != null) {
        return true;
      }
    }
    return target.contains("X-Amz-Signature=");
  }
}
