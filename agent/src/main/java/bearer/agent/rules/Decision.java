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
    /** The rule does nothing. */
    OFF,
    /** Nothing is to be changed, only told. */
    OBSERVED,
    /** Nothing is to be changed by this process, only counted. */
    OUTSIDE_PERCENT,
    /** The API goes on refusing the token: nothing is to be changed, only counted. */
    BREAKER_OPEN,
    /** The application has set {@code Authorization} itself and keeps it. */
    KEEPS_OWN,
    /** Of several merchants it is none that a credential is for. */
    UNMAPPED,
    /** Another caller's than the one whose credential the rule has: left alone. */
    OTHER_CALLER,
    /** Gets the rule's token. */
    TOKEN
  }

  /** Where the host is not even named. */
  static final Decision OTHER_HOST = new Decision(Kind.OTHER_HOST, null, null);

  final Kind kind;

  /** For {@link Kind#OTHER_HOST} alone, where it is named. */
  final @Nullable Host host;

  private final @Nullable Rule rule;

  Decision(Kind kind, Rule rule) {
    this(kind, rule, null);
  }

  private Decision(Kind kind, @Nullable Rule rule, @Nullable Host host) {
    this.kind = kind;
    this.rule = rule;
    this.host = host;
  }

  static Decision elsewhere(Host host) {
    return new Decision(Kind.OTHER_HOST, null, host);
  }

  /** Null for {@link Kind#OTHER_HOST} alone. */
  @Nullable Rule rule() {
    return rule;
  }

  boolean wantsToken() {
    return kind == Kind.TOKEN;
  }
}
