package bearer.agent.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts together, when the agent is built, what a {@link HookTable} looks names up in: nothing is
 * left to be done at start, when no code is compiled yet. All characters are Latin-1.
 *
 * <ol>
 *   <li>two characters for the bits of {@link HookTable#lastLetters}, the higher 16 bits first,
 *       each 16 bits again as two characters
 *   <li>in two characters each, where the types of each slot begin, and where the last ones end
 *   <li>the types, by slot: a letter, the binary name, a line feed
 *   <li>the packages of the JDK's types, likewise
 * </ol>
 */
public final class HookTableText {
  private static final int BYTE = 0xff;

  private final List<Set<String>> types = new ArrayList<>();
  private final Set<String> packagesOfJdk = new TreeSet<>();
  private int lastLetters;

  private HookTableText() {
    for (int slot = 0; slot < HookTable.SIZE; slot++) {
      types.add(new TreeSet<>());
    }
  }

  /**
   * The text of these types.
   *
   * @param lines binary names, each with a letter before it: {@code l} for a library's, which may
   *     be found in a relocated copy; {@code j} for a client's of the JDK; {@code c} for those that
   *     only tell of connections
   */
  public static String of(Iterable<String> lines) {
    HookTableText text = new HookTableText();
    for (String line : lines) {
      text.add(line);
    }
    return text.text();
  }

  private void add(String line) {
    String type = line.substring(1);
    if (!HookTable.isTold(type)) {
      throw new IllegalArgumentException("too short to be told by its ending: " + type);
    }
    types.get(HookTable.slot(type)).add(line);
    lastLetters |= HookTable.bit(type);
    if (line.charAt(0) != HookTable.LIBRARY) {
      packagesOfJdk.add(line.substring(0, line.lastIndexOf('.')));
    }
  }

  private String text() {
    StringBuilder head = new StringBuilder();
    number(lastLetters >>> 16, head);
    number(lastLetters & 0xffff, head);
    StringBuilder lines = new StringBuilder();
    for (int slot = 0; slot < HookTable.SIZE; slot++) {
      number(HookTable.HEAD + lines.length(), head);
      append(types.get(slot), lines);
    }
    number(HookTable.HEAD + lines.length(), head);
    append(packagesOfJdk, lines);
    return head.append(lines).toString();
  }

  private static void number(int number, StringBuilder out) {
    out.append((char) (number >>> 8)).append((char) (number & BYTE));
  }

  private static void append(Set<String> lines, StringBuilder out) {
    for (String line : lines) {
      out.append(line).append('\n');
    }
  }
}
