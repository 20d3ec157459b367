package bearer.it.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one call gave: a response, or the exception that it threw. */
public final class Answer {
  /** 0 if the call threw. */
  public final int status;

  public final String body;

  /** The header lines of the caller's request object, read after the exchange. */
  public final List<String> callersHeaders;

  /** The header lines of the request that the library hands out with the response. */
  public final List<String> responsesRequestHeaders;

  /** The exception and its causes, each {@code class: message}; empty if there was none. */
  public final List<String> failure;

  public final boolean ioException;

  private Answer(
      int status,
      String body,
      List<String> callersHeaders,
      List<String> responsesRequestHeaders,
      List<String> failure,
      boolean ioException) {
    this.status = status;
    this.body = body;
    this.callersHeaders = callersHeaders;
    this.responsesRequestHeaders = responsesRequestHeaders;
    this.failure = failure;
    this.ioException = ioException;
  }

  public static Answer response(
      int status, String body, List<String> callersHeaders, List<String> responsesRequestHeaders) {
    return new Answer(
        status, body, callersHeaders, responsesRequestHeaders, Collections.emptyList(), false);
  }

  public static Answer failure(Throwable problem) {
    List<String> chain = new ArrayList<>();
    for (Throwable t = problem; t != null; t = t.getCause()) {
      chain.add(t.getClass().getName() + ": " + t.getMessage());
    }
    return new Answer(
        0,
        "",
        Collections.emptyList(),
        Collections.emptyList(),
        chain,
        problem instanceof IOException);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(status);
    out.writeUTF(body);
    Lines.write(out, callersHeaders);
    Lines.write(out, responsesRequestHeaders);
    Lines.write(out, failure);
    out.writeBoolean(ioException);
  }

  public static Answer readFrom(DataInput in) throws IOException {
    return new Answer(
        in.readInt(),
        in.readUTF(),
        Lines.read(in),
        Lines.read(in),
        Lines.read(in),
        in.readBoolean());
  }

  @Override
  public String toString() {
    return failure.isEmpty() ? status + " " + body : String.join(" < ", failure);
  }
}
