package bearer.agent.token;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One gate for each authorization server. Servers come from the configuration, so there are few.
 */
public final class ServerGates {
  private final ConcurrentMap<String, ServerGate> byServer = new ConcurrentHashMap<>();

  /**
   * @param server {@code host:port}
   */
  ServerGate of(String server) {
    ServerGate known = byServer.get(server);
    if (known != null) {
      return known;
    }
    ServerGate created = new ServerGate();
    ServerGate raced = byServer.putIfAbsent(server, created);
    return raced == null ? created : raced;
  }
}
