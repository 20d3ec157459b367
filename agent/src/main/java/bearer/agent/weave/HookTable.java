package bearer.agent.weave;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that are woven, found by how their simple name ends: a library's own name and those
 * that a relocated copy of it has end alike. Nearly every class of an application is looked up
 * once, in code that is not compiled yet: few steps, no lock, no allocation. Immutable.
 */
final class HookTable {
  private static final int SIZE = 256; // a power of two, some times the number of types
  private static final int SHORTEST = 6; // with what is before: no index below is negative

  private final Entry[][] byEnding = new Entry[SIZE][];

  private final Set<String> packagesOfJdk = new HashSet<>();

  /** A bit for each letter that is some type's last: most names are told by theirs. */
  private final int lastLetters;

  /**
   * @param types binary names, each with a line feed behind it and a letter before it: {@code l} if
   *     it may be found in a relocated copy
   * @param leftOut the letter of those that are not looked for
   */
  HookTable(String types, char leftOut) {
    int letters = 0;
    for (int start = 0; start < types.length(); ) {
      int end = types.indexOf('\n', start);
      char kind = types.charAt(start);
      if (kind != leftOut) {
        add(types.substring(start + 1, end), kind == 'l');
        letters |= 1 << types.charAt(end - 1); // modulo 32, which is enough
      }
      start = end + 1;
    }
    lastLetters = letters;
  }

  private void add(String type, boolean relocated) {
    if (!relocated) {
      packagesOfJdk.add(type.substring(0, type.lastIndexOf('.')));
    }
    if (type.length() < SHORTEST || hasSeparator(type)) {
      throw new IllegalArgumentException("too short to be told by its ending: " + type);
    }
    int slot = slot(type);
    Entry[] others = byEnding[slot];
    Entry[] all = others == null ? new Entry[1] : Arrays.copyOf(others, others.length + 1);
    all[all.length - 1] = new Entry(type, relocated);
    byEnding[slot] = all;
  }

  /**
   * @param separator what divides packages in {@code name}: {@code /} or {@code .}
   */
  @Nullable Entry find(String name, char separator) {
    int length = name.length();
    if (length < SHORTEST || (lastLetters & 1 << name.charAt(length - 1)) == 0) {
      return null;
    }
    Entry @Nullable [] candidates = byEnding[slot(name)];
    if (candidates != null) {
      for (Entry candidate : candidates) {
        if (candidate.is(name, separator)) {
          return candidate;
        }
      }
    }
    return null;
  }

  /**
   * Whether the boot loader has loaded any class of a package in which the JDK has one of the
   * types. HotSpot knows, also of what comes from an archive; another JVM is not asked.
   */
  boolean hasLoadedPackage() {
    String jvm = System.getProperty("java.vm.name", "");
    if (!jvm.contains("OpenJDK") && !jvm.contains("HotSpot")) {
      return true;
    }
    for (String name : packagesOfJdk) {
      if (Package.getPackage(name) != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether a slot would depend on what divides packages. */
  private static boolean hasSeparator(String type) {
    int last = type.length() - 1;
    return type.charAt(last - 3) == '.' || type.charAt(last - 5) == '.';
  }

  /** Of letters that tell "Connection" from "Exception". */
  private static int slot(String name) {
    int last = name.length() - 1;
    int hash = (name.charAt(last) * 31 + name.charAt(last - 3)) * 31 + name.charAt(last - 5);
    return (hash ^ hash >>> 8) & SIZE - 1;
  }

  /** One type of a library, under whatever package it is found. */
  static final class Entry {
    final String type;

    /** Whether it may be. */
    final boolean relocated;

    Entry(String type, boolean relocated) {
      this.type = type;
      this.relocated = relocated;
    }

    private boolean is(String name, char separator) {
      int extra = name.length() - type.length();
      if (extra < 0
          || (!relocated && extra != 0)
          || (extra > 0 && name.charAt(extra - 1) != separator)) {
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
