package bearer.it.jvm;

import org.opentest4j.TestAbortedException;

/** Skips a test that needs a JDK which is not there. */
final class MissingJdk extends TestAbortedException {
  private static final long serialVersionUID = 1;

  MissingJdk(String needed) {
    super("needs " + needed);
  }
}
