package bearer.agent.weave;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The exception ranges of what is put around a method (JVMS 4.7.3): all of it, but for the
 * instructions by which an insertion leaves itself. For one thread.
 */
final class Guards {
  private final CodeLayout layout;
  private final List<AroundInsertion> insertions;
  private final int type;

  /** Starts and ends in turn. */
  private int[] marks = new int[16];

  private int count;

  /**
   * @param type the number of the constant of what is caught
   */
  Guards(CodeLayout layout, List<AroundInsertion> insertions, int type) {
    this.layout = layout;
    this.insertions = insertions;
    this.type = type;
  }

  /** How many rows have been written, the innermost insertion's first. */
  int writeTo(DataOutputStream out) throws IOException {
    int rows = 0;
    int handler = layout.handlers();
    for (int i = insertions.size() - 1; i >= 0; i--) {
      if (insertions.get(i).catches()) {
        mark(i, handler);
        rows += write(handler, out);
      }
      handler += insertions.get(i).handler().length;
    }
    return rows;
  }

  private void mark(int number, int handler) {
    count = 0;
    AroundInsertion insertion = insertions.get(number);
    int start = 0;
    for (int i = 0; i < insertions.size(); i++) {
      AroundInsertion other = insertions.get(i);
      if (i == number) {
        add(start + other.first().length);
      } else if (i > number && other.goesOn() > 0) {
        add(start + other.leaves(insertion));
        add(start + other.goesOn());
      }
      start += other.first().length;
    }
    int inner = 0;
    for (int i = number + 1; i < insertions.size(); i++) {
      inner += insertions.get(i).beforeReturn(0).length;
    }
    for (int i = 0; i < layout.returns(); i++) {
      int pc = layout.returnAt(i);
      add(layout.label(pc) + inner);
      add(layout.place(pc) + 1);
    }
    add(handler);
  }

  private void add(int place) {
    marks = count < marks.length ? marks : Arrays.copyOf(marks, 2 * count);
    marks[count++] = place;
  }

  private int write(int handler, DataOutputStream out) throws IOException {
    int rows = 0;
    for (int i = 0; i < count; i += 2) {
      if (marks[i] < marks[i + 1]) {
        out.writeShort(marks[i]);
        out.writeShort(marks[i + 1]);
        out.writeShort(handler);
        out.writeShort(type);
        rows++;
      }
    }
    return rows;
  }
}
