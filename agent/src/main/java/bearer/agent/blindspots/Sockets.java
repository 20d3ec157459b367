package bearer.agent.blindspots;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of TLS sockets to configured hosts, for as long as they live. Thread-safe. They are
 * told by identity: no JDK's or Bouncy Castle's socket equals another.
 */
final class Sockets {
  private static final int SEEN = -1;

  /** Ports of those over another socket, until they are seen. */
  @GuardedBy("this")
  private final Map<Object, Integer> ports = new WeakHashMap<>();

  private volatile boolean any; // none in most JVMs, where every socket asks

  synchronized void layered(Object socket, int port) {
    ports.put(socket, port);
    any = true;
  }

  /**
   * Where a socket really leads.
   *
   * @param own of the socket below
   */
  int port(Object socket, int own) {
    Integer known = any ? get(socket) : null;
    return known == null || known == SEEN ? own : known;
  }

  private synchronized @Nullable Integer get(Object socket) {
    return ports.get(socket);
  }

  /** Whether this is the first time. */
  synchronized boolean see(Object socket) {
    any = true;
    Integer before = ports.put(socket, SEEN);
    return before == null || before != SEEN;
  }

  synchronized int size() {
    return ports.size();
  }
}
