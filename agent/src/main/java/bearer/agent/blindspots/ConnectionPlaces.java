package bearer.agent.blindspots;

import bearer.agent.base.AgentThread;
import bearer.agent.hop.Place;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ConnectionHooks} lead to. The agent's own connections, for tokens, leave at once. All
 * runs inside the JDK, where nothing may wait or ask DNS.
 */
final class ConnectionPlaces {
  private ConnectionPlaces() {}

  /** A socket's stream is about to be handed out; argument: the peer's name, if it is known. */
  static final class Stream extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object stream) {
      if (!AgentThread.isCurrent()) {
        SSLSocket socket = (SSLSocket) self;
        String host = arguments[0] == null ? address(socket) : (String) arguments[0];
        if (host != null) {
          agent().opened(socket, host, socket.getPort());
        }
      }
      return stream;
    }

    /** As it was given: {@code getHostName} would ask DNS. */
    private static @Nullable String address(SSLSocket socket) {
      SocketAddress peer = socket.getRemoteSocketAddress();
      return peer instanceof InetSocketAddress ? ((InetSocketAddress) peer).getHostString() : null;
    }
  }

  /** Arguments: the peer's name and port. */
  static final class Layered extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object nothing) {
      if (arguments[0] != null && !AgentThread.isCurrent()) {
        agent().layered(self, (String) arguments[0], (Integer) arguments[1]);
      }
      return nothing;
    }
  }

  /** Arguments: the peer's name and port. The engine itself is not constructed to its end. */
  static final class Engine extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object nothing) {
      if (arguments[0] != null && !AgentThread.isCurrent()) {
        agent().opened(self, (String) arguments[0], (Integer) arguments[1]);
      }
      return nothing;
    }
  }
}
