package bearer.agent.diag;

import java.util.Arrays;

/** How an event is written on one line of its own. Immutable. */
public interface LineFormat {
  /** In the charset that readers of the line expect, without a line end. */
  byte[] line(Event event);

  /** As {@link #line}, with its end. */
  default byte[] endedLine(Event event) {
    byte[] line = line(event);
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    return ended;
  }
}
