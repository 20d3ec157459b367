package bearer.agent.weave;

import org.jspecify.annotations.Nullable;

/**
 * The classes that are woven, found by how their simple name ends: a library's own name and those
 * that a relocated copy of it has end alike. Nearly every class of an application is looked up
 * once, in code that is not compiled yet: few steps, no lock, no allocation. Immutable.
 */
final class HookTable {
  static final int SIZE = 1024; // a power of two, eight times the number of types

  /** Of a {@link HookTableText}: what is before the types. */
  static final int HEAD = 2 * (2 + SIZE + 1);

  static final char LIBRARY = 'l';

  private static final int SHORTEST = 6; // with what is before: no index below is negative

  private final String text;
  private final char leftOut;

  /** A bit for each letter that is some type's last: most names are told by theirs. */
  private final int lastLetters;

  /**
   * @param text see {@link HookTableText}
   * @param leftOut the letter of those that are not looked for
   */
  HookTable(String text, char leftOut) {
    this.text = text;
    this.leftOut = leftOut;
    this.lastLetters = number(0) << 16 | number(1);
  }

  /** One of those before the types. */
  private int number(int index) {
    return text.charAt(2 * index) << 8 | text.charAt(2 * index + 1);
  }

  /**
   * @param separator what divides packages in {@code name}: {@code /} or {@code .}
   */
  @Nullable Entry find(String name, char separator) {
    int length = name.length();
    if (length < SHORTEST || (lastLetters & bit(name)) == 0) {
      return null;
    }
    int at = 2 * (2 + slot(name));
    int start = text.charAt(at) << 8 | text.charAt(at + 1); // not called: nearly all ends here
    int end = text.charAt(at + 2) << 8 | text.charAt(at + 3);
    while (start < end) {
      int feed = text.indexOf('\n', start);
      char kind = text.charAt(start);
      if (kind != leftOut && is(start + 1, feed, kind == LIBRARY, name, separator)) {
        return new Entry(text.substring(start + 1, feed), kind == LIBRARY);
      }
      start = feed + 1;
    }
    return null;
  }

  /** Whether it is the type between these places, under whatever package if it is a library's. */
  private boolean is(int start, int end, boolean relocated, String name, char separator) {
    int extra = name.length() - (end - start);
    if (extra < 0
        || (!relocated && extra != 0)
        || (extra > 0 && name.charAt(extra - 1) != separator)) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = name.charAt(extra + i - start);
      if ((c == separator ? '.' : c) != text.charAt(i)) {
        return false;
      }
    }
    return true;
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
    for (int start = number(2 + SIZE); start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      if (text.charAt(start) != leftOut
          && Package.getPackage(text.substring(start + 1, feed)) != null) {
        return true;
      }
      start = feed + 1;
    }
    return false;
  }

  /** Whether it is long enough, and its slot does not depend on what divides packages. */
  static boolean isTold(String type) {
    int last = type.length() - 1;
    return last + 1 >= SHORTEST && type.charAt(last - 3) != '.' && type.charAt(last - 5) != '.';
  }

  /** Of letters that tell "Connection" from "Exception". */
  static int slot(String name) {
    int last = name.length() - 1;
    int hash = (name.charAt(last) * 31 + name.charAt(last - 3)) * 31 + name.charAt(last - 5);
    return (hash ^ hash >>> 10) & SIZE - 1;
  }

  static int bit(String name) {
    return 1 << name.charAt(name.length() - 1); // modulo 32, which is enough
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
  }
}
