package bearer.agent.blindspots;

import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** What applications and providers put between a connection and who opens it. */
final class Wrappers {
  private Wrappers() {}

  static boolean isOne(@Nullable Class<?> type) {
    return type != null
        && (Socket.class.isAssignableFrom(type)
            || SocketFactory.class.isAssignableFrom(type)
            || SSLEngine.class.isAssignableFrom(type));
  }
}
