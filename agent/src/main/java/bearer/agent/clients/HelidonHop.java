package bearer.agent.clients;

import bearer.agent.hop.Inside;
import io.helidon.http.ClientRequestHeaders;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Method;
import io.helidon.webclient.api.ClientConnection;
import io.helidon.webclient.api.ClientRequestBase;
import io.helidon.webclient.api.ClientUri;
import io.helidon.webclient.api.ConnectionKey;
import io.helidon.webclient.api.TcpClientConnection;
import io.helidon.webclient.api.WebClientServiceRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of Helidon's, and what it goes out on. Immutable. */
final class HelidonHop {
  private static final Inside KEY = new Inside("connectionKey");
  private static final Inside ADDRESS = new Inside("socketAddress"); // 4.3 and later

  final Method method;
  final ClientUri uri;
  final ClientRequestHeaders headers;

  /** Null before there is one. */
  final @Nullable ClientConnection connection;

  /** The application's request, or that of a redirect. */
  final ClientRequestBase<?, ?> call;

  private HelidonHop(
      Method method,
      ClientUri uri,
      ClientRequestHeaders headers,
      @Nullable ClientConnection connection,
      ClientRequestBase<?, ?> call) {
    this.method = method;
    this.uri = uri;
    this.headers = headers;
    this.connection = connection;
    this.call = call;
  }

  /** Before the services. */
  static HelidonHop of(ClientRequestBase<?, ?> call) {
    ClientUri uri = ClientUri.create(call.resolvedUri());
    return new HelidonHop(call.method(), uri, call.headers(), null, call);
  }

  /** Behind them. */
  static HelidonHop of(
      ClientRequestBase<?, ?> call,
      WebClientServiceRequest request,
      ClientRequestHeaders headers,
      @Nullable ClientConnection connection) {
    return new HelidonHop(request.method(), request.uri(), headers, connection, call);
  }

  /** Whether it asks a proxy for a tunnel. */
  boolean isConnect() {
    return method.equals(Method.CONNECT);
  }

  /** Whether the application has given the connection, or an address that the URL does not say. */
  static boolean hasOwnConnection(ClientRequestBase<?, ?> call) {
    return call.connection().isPresent()
        || (ADDRESS.leadsFrom(call.getClass()) && ADDRESS.next(call) != null);
  }

  /** Where the connection leads; null if it does not say so, as one to a file does not. */
  @Nullable ConnectionKey origin() {
    return connection instanceof TcpClientConnection
        ? KEY.find(ConnectionKey.class, connection)
        : null;
  }

  static List<String> values(Headers headers, String name) {
    HeaderName header = HeaderNames.create(name);
    return headers.contains(header)
        ? headers.get(header).allValues()
        : Collections.<String>emptyList();
  }
}
