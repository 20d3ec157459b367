package bearer.it.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Puts the client, its version and the JDK before the message of every failed contract test. */
final class NamesTheTarget implements TestExecutionExceptionHandler {
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable problem)
      throws Throwable {
    if (problem instanceof TestAbortedException) {
      throw problem;
    }
    Object test = context.getRequiredTestInstance();
    throw new AssertionError(test + ": " + problem.getMessage(), problem);
  }
}
