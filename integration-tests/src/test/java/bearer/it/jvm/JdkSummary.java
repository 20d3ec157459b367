package bearer.it.jvm;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Says on which JDKs the tests run, before the first and after the last, and which tests were
 * skipped because there is no JDK for them.
 */
public final class JdkSummary implements LauncherSessionListener, TestExecutionListener {
  /** What they need, to their names. */
  private final Map<String, Set<String>> skipped = new ConcurrentSkipListMap<>();

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session.getLauncher().registerTestExecutionListeners(this);
    say(Jdks.summary());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    result
        .getThrowable()
        .filter(problem -> problem instanceof MissingJdk)
        .ifPresent(
            missing ->
                skipped
                    .computeIfAbsent(missing.getMessage(), any -> new TreeSet<>())
                    .add(name(test)));
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .map(
            source ->
                source instanceof MethodSource method
                    ? method.getJavaClass().getSimpleName() + "." + method.getMethodName()
                    : source.toString())
        .orElse(test.getDisplayName());
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    say(Jdks.summary());
    skipped.forEach((needed, tests) -> say("skipped, " + needed + ": " + String.join(", ", tests)));
  }

  private static void say(String what) {
    System.out.println("[JDKs] " + what);
  }
}
