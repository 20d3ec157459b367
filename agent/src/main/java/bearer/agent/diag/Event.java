package bearer.agent.diag;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Something that happened, as it is said. Immutable; holds no secret. */
public final class Event {
  /** Wall clock, milliseconds since 1970. */
  public final long wallMillis;

  public final Level level;
  public final Code code;

  /** May quote what a user or a server wrote, with whatever characters. */
  public final String message;

  public final List<Field> fields;

  public Event(long wallMillis, Level level, Code code, String message, Field... fields) {
    this.wallMillis = wallMillis;
    this.level = level;
    this.code = code;
    this.message = message;
    this.fields = Collections.unmodifiableList(Arrays.asList(fields.clone()));
  }
}
