package bearer.it.contract;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Has the message of every failed contract test begin with the client, its version, the JDK and
 * what the forked JVM wrote to stderr, and stops a client that is not woven after the first test
 * that shows it.
 */
final class TellsStderr implements BeforeEachCallback, TestExecutionExceptionHandler {
  /** A test of the contract. */
  interface OfSubject {
    Subject subject();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    begin(subject(context));
  }

  static void begin(Subject subject) {
    if (subject.stopped()) {
      throw new TestAbortedException("stopped: " + subject + " is not woven");
    }
    subject.begin();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable problem)
      throws Throwable {
    if (problem instanceof TestAbortedException) {
      throw problem;
    }
    throw failure(subject(context), problem);
  }

  static AssertionError failure(Subject subject, Throwable problem) {
    String stderr = subject.stderr();
    if (stderr.contains(AgentJvm.NOT_WOVEN)) {
      subject.stop();
    }
    String said = stderr.isEmpty() ? " (nothing on stderr)\n" : ", which said on stderr\n" + stderr;
    return new AssertionError(subject + said + problem.getMessage(), problem);
  }

  private static Subject subject(ExtensionContext context) {
    return ((OfSubject) context.getRequiredTestInstance()).subject();
  }
}
