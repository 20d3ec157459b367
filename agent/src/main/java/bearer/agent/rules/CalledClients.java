package bearer.agent.rules;

import java.util.Arrays;

/** The clients of which a request has been seen. Thread-safe; a known one costs a comparison. */
final class CalledClients {
  private volatile String[] names = {};

  void saw(String client) {
    for (String known : names) {
      if (known.equals(client)) { // the same instance, mostly
        return;
      }
    }
    add(client);
  }

  private synchronized void add(String client) {
    if (!has(client)) {
      String[] more = Arrays.copyOf(names, names.length + 1);
      more[names.length] = client;
      names = more;
    }
  }

  boolean has(String client) {
    return Arrays.asList(names).contains(client);
  }
}
