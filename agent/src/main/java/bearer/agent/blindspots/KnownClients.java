package bearer.agent.blindspots;

import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The copies of client libraries whose requests are seen. One of which something could not be woven
 * that writes heads is none of them. Thread-safe: what is read is never changed, but replaced.
 */
final class KnownClients {
  private volatile Copy[] copies = {};

  /** One library under one name of its packages, in whatever loaders. */
  static final class Copy {
    final String client;
    private final String prefix;
    private final boolean blind;
    private final ClientHook[] hooks;

    private Copy(String client, String prefix, boolean blind, ClientHook[] hooks) {
      this.client = client;
      this.prefix = prefix;
      this.blind = blind;
      this.hooks = hooks;
    }

    private boolean is(ClientHook hook, String copy) {
      return client.equals(hook.client) && prefix.equals(copy);
    }

    private boolean isOpening(String className) {
      return !blind && hooks.length > 0 && hooks[0].frames.isOpening(className, prefix);
    }

    private boolean isAround(String className) {
      return !blind && hooks.length > 0 && hooks[0].frames.isAround(className, prefix);
    }

    private boolean isBeneath(String className) {
      return !blind && hooks.length > 0 && hooks[0].frames.isBeneath(className, prefix);
    }

    private boolean writesHeads() {
      for (ClientHook hook : hooks) {
        if (hook.isHead()) {
          return !blind;
        }
      }
      return false;
    }

    private boolean isHead(String className, String method) {
      for (ClientHook hook : hooks) {
        if (hook.isHead()
            && hook.method.equals(method)
            && className.startsWith(prefix)
            && Arrays.asList(hook.types()).contains(className.substring(prefix.length()))) {
          return true;
        }
      }
      return false;
    }
  }

  synchronized void woven(ClientHook hook, String prefix) {
    Copy known = copy(hook, prefix);
    if (!Arrays.asList(known.hooks).contains(hook)) {
      ClientHook[] hooks = Arrays.copyOf(known.hooks, known.hooks.length + 1);
      hooks[known.hooks.length] = hook;
      replace(new Copy(hook.client, prefix, known.blind, hooks));
    }
  }

  /** For good: BA-202 says why, and this that it matters. */
  synchronized void notWoven(ClientHook hook, String prefix) {
    if (hook.isHead()) {
      replace(new Copy(hook.client, prefix, true, copy(hook, prefix).hooks));
    }
  }

  private Copy copy(ClientHook hook, String prefix) {
    for (Copy copy : copies) {
      if (copy.is(hook, prefix)) {
        return copy;
      }
    }
    return new Copy(hook.client, prefix, false, new ClientHook[0]);
  }

  private synchronized void replace(Copy changed) {
    Copy[] all = copies;
    for (int i = 0; i < all.length; i++) {
      if (all[i].client.equals(changed.client) && all[i].prefix.equals(changed.prefix)) {
        Copy[] same = all.clone();
        same[i] = changed;
        copies = same;
        return;
      }
    }
    Copy[] more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = changed;
    copies = more;
  }

  /** Each once, in the order in which they were woven. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Copy copy : copies) {
      if (copy.writesHeads() && !names.contains(copy.client)) {
        names.add(copy.client);
      }
    }
    return names;
  }

  /** Whose frame opens connections for a client that is seen; null if none's. */
  @Nullable String opening(String className) {
    for (Copy copy : copies) {
      if (copy.isOpening(className)) {
        return copy.client;
      }
    }
    return null;
  }

  /** On whose frame others are built, which is a client that is seen itself; null if none's. */
  @Nullable String beneath(String className) {
    for (Copy copy : copies) {
      if (copy.isBeneath(className)) {
        return copy.client;
      }
    }
    return null;
  }

  /** Whether a frame may be between such a client and the connection. */
  boolean isAround(String className) {
    for (Copy copy : copies) {
      if (copy.isAround(className)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a frame is a woven method that writes a head: the request has been decided then. */
  boolean isHead(String className, String method) {
    for (Copy copy : copies) {
      if (copy.isHead(className, method)) {
        return true;
      }
    }
    return false;
  }
}
