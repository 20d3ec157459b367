package bearer.agent.applog;

import bearer.agent.base.ClassProbe;
import bearer.agent.base.InitiatedClasses;
import java.lang.instrument.Instrumentation;

/** What the JVM itself can tell. For one thread. */
final class InstrumentedJvm implements Jvm {
  private final Instrumentation instrumentation;
  private final ClassProbe probe;

  InstrumentedJvm(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
    this.probe = new ClassProbe(instrumentation);
  }

  @Override
  public Class<?>[] classesOf(ClassLoader loader) {
    return InitiatedClasses.of(instrumentation, loader);
  }

  @Override
  public boolean isInitialised(Class<?> type) {
    return probe.isInitialised(type);
  }

  @Override
  public void open(Class<?> type) {
    probe.open(type);
  }

  @Override
  public boolean isAskingForLoggers() {
    for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
      for (StackTraceElement frame : stack) {
        if (givesLoggers(frame.getClassName())) {
          return true;
        }
      }
    }
    return false;
  }

  /** SLF4J's, Log4j's own, and those of either's and Logback's that read a configuration. */
  private static boolean givesLoggers(String type) {
    return type.endsWith(".LoggerFactory")
        || type.endsWith(".LogManager")
        || type.endsWith(".LoggerContext");
  }
}
