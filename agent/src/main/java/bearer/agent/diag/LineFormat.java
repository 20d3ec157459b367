package bearer.agent.diag;

import java.util.Arrays;

/** How an event is written on one line of its own. Immutable. */
public abstract class LineFormat {
  /** In the charset that readers of the line expect, without a line end. */
  public abstract byte[] line(Event event);

  final byte[] endedLine(Event event) {
    byte[] line = line(event);
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    return ended;
  }
}
