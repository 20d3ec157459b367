package bearer.agent.rewriting;

import bearer.agent.hop.HeadPlace;
import java.lang.reflect.Field;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;
import sun.net.www.MessageHeader;

/** A hop of an HttpURLConnection before it connects: its URL, and what the application has set. */
abstract class UrlConnectionHop extends HeadPlace<HttpURLConnection> {
  static final String CONNECTION = "sun.net.www.protocol.http.HttpURLConnection";

  private final Field headers = field(type(CONNECTION), "requests");
  private final Field own = field(type(CONNECTION), "userHeaders");

  @Override
  public String method(HttpURLConnection connection) {
    String method = connection.getRequestMethod();
    return method.equals("GET") && connection.getDoOutput() ? "POST" : method;
  }

  @Override
  public @Nullable String scheme(HttpURLConnection connection) {
    return connection.getURL().getProtocol();
  }

  @Override
  public @Nullable String host(HttpURLConnection connection) {
    return connection.getURL().getHost();
  }

  @Override
  public int port(HttpURLConnection connection) {
    return connection.getURL().getPort();
  }

  @Override
  public String target(HttpURLConnection connection) {
    return connection.getURL().getFile();
  }

  @Override
  public boolean namesUser(HttpURLConnection connection) {
    return connection.getURL().getUserInfo() != null;
  }

  @Override
  public @Nullable String header(HttpURLConnection connection, String name) {
    MessageHeader set = (MessageHeader) get(own, connection);
    return set == null ? null : set.findValue(name);
  }

  @Override
  protected @Nullable Object standsFor(HttpURLConnection connection) {
    return head(connection);
  }

  @Override
  public @Nullable String redirectedFrom(HttpURLConnection connection) {
    Object head = head(connection);
    return head == null ? null : agent().redirectedFrom(head);
  }

  /** What stands for this hop where its head is written. */
  final @Nullable Object head(HttpURLConnection connection) {
    return get(headers, connection);
  }
}
