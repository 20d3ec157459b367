package bearer.sandbox;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is sent back for a request, or done instead. Immutable. */
public final class Answer {
  /** What a server does on a connection that it then closes. */
  public interface Action {
    void on(Connection connection) throws IOException;
  }

  private final int status;
  private final String headers;
  private final String body;
  private final @Nullable Action instead;

  private Answer(int status, String headers, String body, @Nullable Action instead) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.instead = instead;
  }

  public static Answer json(int status, String body) {
    return new Answer(status, "", body, null).header("Content-Type", "application/json");
  }

  /** Exactly these characters, in UTF-8, and the end of the connection. */
  public static Answer raw(String text) {
    return by(connection -> connection.write(text));
  }

  /** Nothing: the connection is closed. */
  public static Answer none() {
    return by(connection -> {});
  }

  public static Answer by(Action action) {
    return new Answer(0, "", "", action);
  }

  /** This with one more header; not for answers that are written by hand. */
  public Answer header(String name, String value) {
    return new Answer(status, headers + name + ": " + value + "\r\n", body, instead);
  }

  /** The HTTP status; 0 for an answer that is written by hand. */
  public int status() {
    return status;
  }

  /** Empty for an answer that is written by hand. */
  public String body() {
    return body;
  }

  /** As it goes over the wire; not for answers that are written by hand. */
  public String text() {
    return head() + "Content-Length: " + Utf8.bytes(body).length + "\r\n\r\n" + body;
  }

  /**
   * Sends it.
   *
   * @return whether another request may follow
   */
  boolean send(Connection connection, Request request) throws IOException {
    if (instead != null) {
      instead.on(connection);
      return false;
    }
    // without a length, which OkHttp 2 and 3.0 would miss in the body
    connection.write(request.method().equals("HEAD") ? head() + "\r\n" : text());
    return request.keepsAlive();
  }

  private String head() {
    return "HTTP/1.1 " + status + " -\r\n" + headers;
  }
}
