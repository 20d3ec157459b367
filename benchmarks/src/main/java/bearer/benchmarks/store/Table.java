package bearer.benchmarks.store;

/** What was measured beside what it has to be, in Markdown. */
final class Table {
  private final StringBuilder rows =
      new StringBuilder("| | bound | measured | |\n|---|---|---|---|\n");
  private boolean missed;

  void add(String what, String bound, String measured, boolean kept) {
    missed |= !kept;
    row(what, bound, measured, kept ? "kept" : "MISSED");
  }

  /** What depends on the machine. */
  void add(String what, String measured) {
    row(what, "", measured, "");
  }

  private void row(String what, String bound, String measured, String verdict) {
    String row = "| " + String.join(" | ", what, bound, measured, verdict) + " |\n";
    System.err.print(row);
    rows.append(row);
  }

  boolean missed() {
    return missed;
  }

  @Override
  public String toString() {
    return rows + (missed ? "\nA bound was missed." : "\nEvery bound was kept.");
  }
}
