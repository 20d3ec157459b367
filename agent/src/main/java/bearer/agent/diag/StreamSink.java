package bearer.agent.diag;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes each event as one line, with a single call to the stream that it was given, so that
 * neither a replaced {@code System.err} nor a logging library of the application is ever entered.
 * Thread-safe if the stream is.
 */
public final class StreamSink implements Sink {
  private final OutputStream out;
  private final LineFormat format;

  public StreamSink(OutputStream out, LineFormat format) {
    this.out = out;
    this.format = format;
  }

  @Override
  @SuppressWarnings("CatchAndPrintStackTrace")
  public void write(Event event) {
    byte[] line = format.endedLine(event);
    try {
      out.write(line);
      out.flush();
    } catch (IOException closed) {
      return; // nobody is left to tell
    }
  }
}
