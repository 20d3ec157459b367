package bearer.agent.diag;

/** One thing that an event is about, for whoever filters or counts. Immutable. */
public final class Field {
  public final String name;
  public final String value;

  private Field(String name, String value) {
    this.name = name;
    this.value = value;
  }

  /** The host that a request goes to. */
  public static Field host(String host) {
    return new Field("host", host);
  }

  /** The client library that sends it. */
  public static Field client(String client) {
    return new Field("client", client);
  }

  /** The code of what is behind the event. */
  public static Field cause(Code code) {
    return new Field("cause", code.id());
  }

  /** The id under which the agent is known to the authorization server. */
  public static Field clientId(String id) {
    return new Field("client_id", id);
  }

  /**
   * Anything else.
   *
   * @param name lower-case letters and underscores
   * @param value no secret, and no identifier of a payment or a person
   */
  public static Field of(String name, String value) {
    return new Field(name, value);
  }
}
