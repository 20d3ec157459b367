package bearer.agent.weave;

import java.util.Arrays;

/**
 * Where something is put into a method's code, or where a switch is, which is longer or shorter
 * somewhere else. For one thread.
 */
final class CodePoint {
  /** Where it was. */
  final int pc;

  boolean isSwitch;
  private byte[] behind = Insertion.nothing();
  private byte[] before = Insertion.nothing();
  private int start;
  private int moved; // what is behind it

  CodePoint(int pc) {
    this.pc = pc;
  }

  /** Behind the instruction before it; behind what is there already. */
  void putBehind(byte[] code) {
    behind = joined(behind, code);
  }

  /** Before its own instruction; behind what is there already. */
  void putBefore(byte[] code) {
    before = joined(before, code);
  }

  private static byte[] joined(byte[] known, byte[] more) {
    byte[] all = Arrays.copyOf(known, known.length + more.length);
    System.arraycopy(more, 0, all, known.length, more.length);
    return all;
  }

  /**
   * Says where it is then, and returns how far what is behind it has moved.
   *
   * @param far how far what is before it has
   */
  int place(int far) {
    start = pc + far;
    int place = place();
    moved = place - pc;
    if (isSwitch) {
      moved += OpcodeLengths.padding(place) - OpcodeLengths.padding(pc);
    }
    return moved;
  }

  /** Where what is put in begins. */
  int start() {
    return start;
  }

  private int label() {
    return start + behind.length;
  }

  private int place() {
    return label() + before.length;
  }

  /**
   * Where those arrive who jump to an instruction.
   *
   * @param at where that was, up to the next of these points
   */
  int label(int at) {
    return at == pc ? label() : at + moved;
  }

  /** As {@link #label(int)}, where the instruction itself is. */
  int placeOf(int at) {
    return at == pc ? place() : at + moved;
  }

  void writeTo(byte[] code) {
    System.arraycopy(behind, 0, code, start, behind.length);
    System.arraycopy(before, 0, code, label(), before.length);
  }
}
