package bearer.agent.rules;

import org.jspecify.annotations.Nullable;

/** What a rule says about one request. Made in advance: deciding allocates nothing. */
final class Decision {
  enum Kind {
    /** No rule is for that host and port. */
    OTHER_HOST,
    /** A rule's host over plain http, which the operator has not allowed. */
    PLAIN_HTTP,
    /** TRACE or CONNECT, which never carry credentials (RFC 9110 sections 9.3.6, 9.3.8). */
    OTHER_METHOD,
    /** A rule's host, but not one of its paths. */
    OTHER_PATH,
    /** The application asks for a token itself. */
    TOKEN_REQUEST,
    /** Has none of the headers that the rule requires. */
    LACKS_HEADER,
    /** A redirect from a host that is not the rule's led to it, which the rule does not allow. */
    REDIRECTED,
    /** Nothing is to be changed, only told. */
    OBSERVED,
    /** The application has set {@code Authorization} itself and keeps it. */
    KEEPS_OWN,
    /** Gets the rule's token. */
    TOKEN
  }

  static final Decision OTHER_HOST = new Decision(Kind.OTHER_HOST, null);

  final Kind kind;

  private final @Nullable Rule rule;

  Decision(Kind kind, @Nullable Rule rule) {
    this.kind = kind;
    this.rule = rule;
  }

  /** Null for {@link Kind#OTHER_HOST} alone. */
  @Nullable Rule rule() {
    return rule;
  }

  boolean wantsToken() {
    return kind == Kind.TOKEN;
  }
}
