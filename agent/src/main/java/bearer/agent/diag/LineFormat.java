package bearer.agent.diag;

/** How an event is written on one line of its own. Immutable. */
public interface LineFormat {
  /** In the charset that readers of the line expect, without a line end. */
  byte[] line(Event event);
}
