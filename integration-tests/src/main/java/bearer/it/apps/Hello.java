package bearer.it.apps;

/** The smallest program; its exit code is its first argument. */
public final class Hello {
  private Hello() {}

  public static void main(String[] args) {
    System.out.println("Hello, World!");
    if (args.length > 0) {
      System.exit(Integer.parseInt(args[0]));
    }
  }
}
