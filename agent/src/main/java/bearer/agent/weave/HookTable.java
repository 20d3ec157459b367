package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes that are woven, found by how their simple name ends: a library's own name and those
 * that a relocated copy of it has end alike. Nearly every class of an application is looked up
 * once, in code that is not compiled yet: few steps, no lock, no allocation. Immutable.
 */
final class HookTable {
  private static final int SIZE = 256; // a power of two, some times the number of types
  private static final int ENDING = 4; // letters that tell "Connection" from "Exception"

  private final Entry[][] byEnding = new Entry[SIZE][];

  HookTable(ClientHook[] hooks) {
    for (int place = 0; place < hooks.length; place++) {
      for (String type : hooks[place].types()) {
        add(type, new Hooked(hooks[place], place));
      }
    }
  }

  private void add(String type, Hooked hooked) {
    Entry known = find(type, '.');
    if (known != null) {
      known.hooks.add(hooked);
      return;
    }
    int slot = slot(type, '.');
    Entry[] others = byEnding[slot];
    Entry[] all = others == null ? new Entry[1] : Arrays.copyOf(others, others.length + 1);
    all[all.length - 1] = new Entry(type, hooked);
    byEnding[slot] = all;
  }

  /**
   * @param separator what divides packages in {@code name}: {@code /} or {@code .}
   */
  @Nullable Entry find(String name, char separator) {
    Entry[] candidates = byEnding[slot(name, separator)];
    if (candidates != null) {
      for (Entry candidate : candidates) {
        if (candidate.is(name, separator)) {
          return candidate;
        }
      }
    }
    return null;
  }

  private static int slot(String name, char separator) {
    int hash = 0;
    for (int i = name.length() - 1, end = Math.max(0, i - ENDING); i > end; i--) {
      char c = name.charAt(i);
      if (c == separator) {
        break;
      }
      hash = hash * 31 + c;
    }
    return (hash ^ hash >>> 12) & SIZE - 1;
  }

  /** One type of a library, under whatever package it is found. */
  static final class Entry {
    private final String type;
    private final boolean jdk;
    private final List<Hooked> hooks = new ArrayList<>(2);

    Entry(String type, Hooked first) {
      this.type = type;
      this.jdk = first.hook.isJdk();
      hooks.add(first);
    }

    List<Hooked> hooks() {
      return hooks;
    }

    private boolean is(String name, char separator) {
      int extra = name.length() - type.length();
      if (extra < 0 || (jdk && extra != 0) || (extra > 0 && name.charAt(extra - 1) != separator)) {
        return false;
      }
      for (int i = 0; i < type.length(); i++) {
        char c = name.charAt(extra + i);
        if ((c == separator ? '.' : c) != type.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
