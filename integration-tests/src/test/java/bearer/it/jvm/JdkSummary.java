package bearer.it.jvm;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Says on which JDKs the tests run, before the first and after the last. */
public final class JdkSummary implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    System.out.println(Jdks.summary());
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    System.out.println(Jdks.summary());
  }
}
