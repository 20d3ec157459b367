package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import org.jspecify.annotations.Nullable;

/**
 * Whether all is woven with which a client writes heads: no call is sent elsewhere before that is
 * certain, or it would arrive there without a token. Those classes are often loaded no sooner than
 * the first connection, so they are loaded here.
 */
final class HeadCheck {
  private final ClientHook[] hooks;
  private final PlaceMaker maker;
  private final WovenClasses woven;

  HeadCheck(ClientHook[] hooks, PlaceMaker maker, WovenClasses woven) {
    this.hooks = hooks;
    this.maker = maker;
    this.woven = woven;
  }

  /**
   * @param moving of a place where calls begin
   * @param type the class whose woven method runs
   * @throws LinkageError if heads are written that are not seen, or places would not be made
   */
  void check(ClientHook moving, Class<?> type, Class<?> seer) {
    String prefix = moving.isJdk() ? "" : PlaceMaker.copy(moving, type);
    boolean any = false;
    for (ClientHook hook : hooks) {
      if (hook.isHead() && !hook.optional && hook.client.equals(moving.client)) {
        any |= isWoven(hook, prefix, type, seer);
      }
    }
    if (!any) {
      throw new NoClassDefFoundError("class that writes heads");
    }
  }

  /** Whether there is anything at all with which a client writes heads. */
  boolean has(ClientHook moving, Class<?> type, Class<?> seer) {
    String prefix = moving.isJdk() ? "" : PlaceMaker.copy(moving, type);
    for (ClientHook hook : hooks) {
      if (hook.isHead() && hook.client.equals(moving.client)) {
        for (String name : hook.types()) {
          if (find(prefix + name, seer.getClassLoader()) != null) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * What the places lack that change the requests of the same copy, of those whose classes are
   * known there; null if nothing.
   *
   * @param other another place of the client's
   */
  @Nullable LinkageError lack(ClientHook other, Class<?> type, Class<?> seer) {
    String prefix = PlaceMaker.copy(other, type);
    for (ClientHook hook : hooks) {
      if (hook.isHead() && hook.client.equals(other.client)) {
        for (String name : hook.types()) {
          Class<?> head = find(prefix + name, seer.getClassLoader());
          LinkageError lack = head == null || !woven.has(head) ? null : misfit(hook, head, seer);
          if (lack != null) {
            return lack;
          }
        }
      }
    }
    return null;
  }

  private @Nullable LinkageError misfit(ClientHook hook, Class<?> head, Class<?> seer) {
    try {
      maker.ofLibrary(hook, head, hook.seenBy < 0 ? head : seer);
      return null;
    } catch (LinkageError lack) {
      return lack;
    }
  }

  private boolean isWoven(ClientHook hook, String prefix, Class<?> type, Class<?> seer) {
    boolean any = false;
    for (String name : hook.types()) {
      Class<?> head = find(prefix + name, seer.getClassLoader());
      if (head == null) {
        continue; // another version's
      }
      if (!woven.has(head)) {
        throw new NoClassDefFoundError("woven " + head.getName());
      }
      any = true;
      if (!hook.isJdk()) {
        maker.ofLibrary(hook, head, type);
      }
    }
    if (any && hook.isJdk()) {
      maker.ofJdk(hook);
    }
    return any;
  }

  private static @Nullable Class<?> find(String name, @Nullable ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException none) {
      return null;
    }
  }
}
