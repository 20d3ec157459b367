package bearer.benchmarks.startup.programs;

/** Loads as many classes as a large application has. */
public final class Classes {
  public static final int COUNT = 12_000;

  /** Before the number of each. */
  public static final String PREFIX = "generated.Class";

  private Classes() {}

  public static void main(String[] args) throws ClassNotFoundException {
    for (int i = 0; i < COUNT; i++) {
      Class.forName(PREFIX + i);
    }
    Memory.print();
  }
}
