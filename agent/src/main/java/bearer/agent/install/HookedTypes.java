package bearer.agent.install;

import bearer.agent.blindspots.ConnectionHooks;
import bearer.agent.clients.Clients;
import bearer.agent.hop.ClientHook;
import bearer.agent.rewriting.Rewritings;
import bearer.agent.weave.HookTableText;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes that hooks are about. Every start needs their names, and only few need the hooks: in
 * the jar this class is another of the same name, made by {@code bearer.packer.HookedTypes}, which
 * has the text of this one as a constant and loads nothing.
 */
final class HookedTypes {
  private HookedTypes() {}

  /** See {@link HookTableText}. */
  static String text() {
    Set<String> lines = new TreeSet<>();
    add(Clients.all(), lines);
    add(Rewritings.all(), lines);
    add(ConnectionHooks.all(), lines);
    return HookTableText.of(lines);
  }

  private static void add(ClientHook[] hooks, Set<String> lines) {
    for (ClientHook hook : hooks) {
      char kind = hook.isConnection() ? 'c' : hook.isJdk() ? 'j' : 'l';
      for (String type : hook.types()) {
        lines.add(kind + type);
      }
    }
  }
}
