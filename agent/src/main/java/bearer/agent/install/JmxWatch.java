package bearer.agent.install;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Alarms;
import bearer.agent.base.InitiatedClasses;
import bearer.agent.base.Stopped;
import bearer.agent.jmx.Beans;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the application uses JMX, without touching it: looks ever more rarely, up to once a
 * minute, for a class among those that are loaded. Then the beans are registered, on a thread of
 * their own, since that may run code of the application's.
 */
final class JmxWatch implements Runnable {
  private static final String LOADED = "javax.management.MBeanServerFactory";
  private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

  private final Running running;
  private final Instrumentation instrumentation;
  private final Alarms alarms;
  private volatile long pause = FIRST;
  private volatile @Nullable Object beans;

  JmxWatch(Running running, Instrumentation instrumentation, Alarms alarms) {
    this.running = running;
    this.instrumentation = instrumentation;
    this.alarms = alarms;
  }

  /** Never blocks. */
  void start() {
    alarms.after(pause, this);
    pause = Math.min(2 * pause, LONGEST);
  }

  @Override
  public void run() {
    try {
      look();
    } catch (Throwable failed) {
      Stopped.rethrow(failed);
      running.jmxFails(failed);
    }
  }

  private void look() {
    if (isUsed()) {
      new AgentThread("control", new Registration()).start();
    } else {
      start();
    }
  }

  private boolean isUsed() {
    for (Class<?> type : InitiatedClasses.of(instrumentation, null)) {
      if (type.getName().equals(LOADED)) {
        return true;
      }
    }
    return false;
  }

  /** The one class here that knows JMX. */
  private final class Registration implements Runnable {
    @Override
    public void run() {
      Beans made = (Beans) beans;
      if (made == null) {
        made = running.beans();
        beans = made;
      }
      if (!made.register()) {
        start();
      }
    }
  }
}
