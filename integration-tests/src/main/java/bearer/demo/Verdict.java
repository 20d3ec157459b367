package bearer.demo;

/** Holds each claim against what happened, says so line by line, and remembers a failure. */
final class Verdict {
  private boolean good = true;

  Verdict claim(String claim, boolean holds) {
    System.out.println((holds ? "  ok      " : "  FAILED  ") + claim);
    good &= holds;
    return this;
  }

  boolean conclude() {
    System.out.println(
        good
            ? "\nDEMO PASSED: the programs are the old ones, the bearer tokens are the agent's.\n"
            : "\nDEMO FAILED: see the lines above.\n");
    return good;
  }
}
