package bearer.agent.diag;

import java.nio.charset.Charset;

/** {@code [bearer-agent] LEVEL CODE message}, in the platform's charset. */
public final class TextFormat implements LineFormat {
  private final boolean time;

  /**
   * @param time whether the time stands before the level
   */
  public TextFormat(boolean time) {
    this.time = time;
  }

  @Override
  public byte[] line(Event event) {
    return ("[bearer-agent] "
            + (time ? Timestamp.of(event.wallMillis) + ' ' : "")
            + event.level
            + ' '
            + event.code.id()
            + ' '
            + OneLine.of(event.message))
        .getBytes(Charset.defaultCharset());
  }
}
