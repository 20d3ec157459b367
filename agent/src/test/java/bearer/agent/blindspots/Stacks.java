package bearer.agent.blindspots;

import bearer.agent.clients.Clients;
import bearer.agent.hop.ClientHook;
import java.util.Map;

/** Stacks and what is known, made up. */
final class Stacks {
  private Stacks() {}

  /** The innermost frame first, each as {@code a.b.Type.method}. */
  static StackTraceElement[] of(String... frames) {
    StackTraceElement[] stack = new StackTraceElement[frames.length];
    for (int i = 0; i < frames.length; i++) {
      int dot = frames[i].lastIndexOf('.');
      stack[i] =
          new StackTraceElement(
              frames[i].substring(0, dot), frames[i].substring(dot + 1), null, -1);
    }
    return stack;
  }

  /** Every client, woven as it is. */
  static KnownClients allWoven() {
    KnownClients known = new KnownClients();
    for (ClientHook hook : Clients.all()) {
      known.woven(hook, "");
    }
    return known;
  }

  /** The first hook of a client where heads are written. */
  static ClientHook head(String client) {
    for (ClientHook hook : Clients.all()) {
      if (hook.client.equals(client) && hook.isHead()) {
        return hook;
      }
    }
    throw new IllegalArgumentException(client);
  }

  static Opener opener(KnownClients known, String... frames) {
    return Opener.of(of(frames), known, Map::of);
  }
}
