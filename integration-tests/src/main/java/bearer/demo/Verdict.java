package bearer.demo;

/** Holds each claim against what happened, says so line by line, and remembers a failure. */
final class Verdict {
  private boolean good = true;

  Verdict claim(String claim, boolean holds) {
    System.out.println((holds ? "  ok      " : "  FAILED  ") + claim);
    good &= holds;
    return this;
  }

  /** Says how it ended. */
  static boolean conclude(boolean passed) {
    System.out.println(
        passed
            ? "\nDEMO PASSED: the programs are the old ones, the bearer tokens are the agent's.\n"
            : "\nDEMO FAILED: see the lines above.\n");
    return passed;
  }

  boolean isGood() {
    return good;
  }
}
