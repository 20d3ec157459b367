package bearer.benchmarks.startup.programs;

/** Says at the end of a program how long its call took, and what {@link Memory} says. */
final class FirstCall {
  private FirstCall() {}

  /**
   * @param start {@code System.nanoTime()} before the client was made
   */
  static void print(long start) {
    System.out.println("call: " + (System.nanoTime() - start) / 1000 + " us");
    Memory.print();
  }
}
