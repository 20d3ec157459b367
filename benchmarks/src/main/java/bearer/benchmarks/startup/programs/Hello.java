package bearer.benchmarks.startup.programs;

/** Hello World. */
public final class Hello {
  private Hello() {}

  public static void main(String[] args) {
    System.out.println("Hello");
    Memory.print();
  }
}
