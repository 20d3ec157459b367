package bearer.agent.hop;

/**
 * Changes a head of a client's own type, or a copy of one.
 *
 * @param <H> the client's type
 */
public interface Headers<H> {
  /** Removes all values of a header, whose name matches in any case. */
  void remove(H head, String name);

  /** Sets the only value of a header. */
  void set(H head, String name, String value);
}
