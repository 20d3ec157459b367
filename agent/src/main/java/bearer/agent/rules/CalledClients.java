package bearer.agent.rules;

import java.util.Arrays;

/** The clients of which a request has been seen. Thread-safe; the last one costs a comparison. */
final class CalledClients {
  private volatile String last = "";
  private volatile String[] names = {};

  @SuppressWarnings("ReferenceEquality") // a place names its client by one instance
  void saw(String client) {
    if (client != last) {
      last = client;
      if (!has(client)) {
        add(client);
      }
    }
  }

  private synchronized void add(String client) {
    if (!has(client)) {
      String[] more = Arrays.copyOf(names, names.length + 1);
      more[names.length] = client;
      names = more;
    }
  }

  boolean has(String client) {
    for (String known : names) {
      if (known.equals(client)) {
        return true;
      }
    }
    return false;
  }
}
