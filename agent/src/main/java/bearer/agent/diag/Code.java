package bearer.agent.diag;

/** Every kind of event that an operator can meet, with its stable code: see docs/problems.md. */
public enum Code {
  ACTIVE("BA-001"),
  NOT_CONFIGURED("BA-002"),
  NOT_STARTED("BA-003"),
  /** Said by the bootstrap, which an older JVM can still load. */
  JAVA_TOO_OLD("BA-004"),
  ALREADY_RUNNING("BA-005"),
  BRIDGE_APPENDED("BA-006"),
  MODE_OFF("BA-007"),
  AGENT_ARGUMENTS("BA-008"),

  CONFIGURATION_INVALID("BA-100"),
  UNKNOWN_KEY("BA-101"),
  BAD_VALUE("BA-102"),
  MISSING("BA-103"),
  CONFLICT("BA-104"),
  FILE_UNREADABLE("BA-105"),
  INSECURE_TOKEN_URL("BA-106"),

  WOVEN("BA-201"),
  NOT_WOVEN("BA-202"),
  HOOK_FAILED("BA-203"),

  TOKEN_IO("BA-301"),
  TOKEN_TIMEOUT("BA-302"),
  TOKEN_CREDENTIAL_REJECTED("BA-303"),
  TOKEN_REQUEST_REJECTED("BA-304"),
  TOKEN_SERVER_UNAVAILABLE("BA-305"),
  TOKEN_ANSWER_UNUSABLE("BA-306"),
  TOKEN_MALFORMED("BA-307"),
  TOKEN_TYPE_UNSUPPORTED("BA-308"),
  SECRET_UNREADABLE("BA-309"),
  TOKEN_INTERNAL("BA-310"),

  FIRST_TOKEN("BA-401"),
  SENT_WITHOUT_TOKEN("BA-402"),
  LEAK_PREVENTED("BA-403"),
  PLAIN_HTTP_REFUSED("BA-404"),
  OBSERVED("BA-405"),
  EXISTING_KEPT("BA-406"),
  TOKEN_REFUSED("BA-407");

  private final String id;

  Code(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
