package bearer.agent.answers;

/** What an API's answer says of the token that the request carried. */
public enum Verdict {
  /** Nothing against it. */
  TAKEN(0),
  /** It is refused. */
  REFUSED(1),
  /** 403 without a word about the token: the API's, or that of a proxy or a firewall before it. */
  FORBIDDEN(2);

  /** Its place in a table of all. */
  final int index;

  Verdict(int index) {
    this.index = index;
  }
}
