package bearer.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Plain ASCII columns, as wide as their widest cell. */
final class Table {
  private final List<String[]> rows = new ArrayList<>();
  private final int[] widths;

  Table(String... heads) {
    widths = new int[heads.length];
    row(heads);
    rule();
  }

  void row(String... cells) {
    for (int i = 0; i < cells.length; i++) {
      widths[i] = Math.max(widths[i], cells[i].length());
    }
    rows.add(cells);
  }

  void rule() {
    rows.add(new String[0]);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      text.append("  ");
      for (int i = 0; i < widths.length; i++) {
        boolean rule = row.length == 0;
        String cell = rule ? repeated('-', widths[i]) : row[i];
        text.append(i == 0 ? "" : rule ? "-+-" : " | ").append(cell);
        text.append(i == widths.length - 1 ? "" : repeated(' ', widths[i] - cell.length()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String repeated(char c, int times) {
    return String.join("", Collections.nCopies(times, String.valueOf(c)));
  }
}
