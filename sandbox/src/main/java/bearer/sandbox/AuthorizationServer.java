package bearer.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * An authorization server on a port of its own that remembers what it was asked: a {@link
 * TokenEndpoint} for a good one, any other {@link Script} for a bad one.
 */
public final class AuthorizationServer implements Closeable {
  private final Journal journal;
  private final LoopbackServer server;

  private AuthorizationServer(Journal journal, LoopbackServer server) {
    this.journal = journal;
    this.server = server;
  }

  /** Over http. */
  public static AuthorizationServer answering(Script script) throws IOException {
    Journal journal = new Journal(script);
    return new AuthorizationServer(journal, LoopbackServer.http(journal));
  }

  /** Over http, the same to every request. */
  public static AuthorizationServer answering(Answer answer) throws IOException {
    return answering(Script.always(answer));
  }

  /** Over https. */
  public static AuthorizationServer answering(SSLContext context, Script script)
      throws IOException {
    Journal journal = new Journal(script);
    return new AuthorizationServer(journal, LoopbackServer.https(context, journal));
  }

  /** Over https, for clients that show a certificate which the context trusts. */
  public static AuthorizationServer mutualTls(SSLContext context, Script script)
      throws IOException {
    Journal journal = new Journal(script);
    return new AuthorizationServer(journal, LoopbackServer.mutualTls(context, journal));
  }

  public int port() {
    return server.port();
  }

  public String url(String path) {
    return server.url(path);
  }

  /** In order of arrival, those that wait for their answer too. */
  public List<Request> requests() {
    return journal.exchanges().stream().map(Exchange::request).collect(Collectors.toList());
  }

  /** Those of one client. */
  public List<Request> requestsOf(String clientId) {
    return requests().stream()
        .filter(request -> ClientAuthentication.of(request).id().equals(clientId))
        .collect(Collectors.toList());
  }

  /** How many requests were answered so. */
  public int answered(int status) {
    return (int) journal.exchanges().stream().filter(e -> e.status() == status).count();
  }

  /** How many requests it has had to answer at the same time. */
  public int mostInFlight() {
    return journal.mostInFlight();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
