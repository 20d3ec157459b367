package bearer.agent.applog;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Hands some events to the logger of one SLF4J, on a thread of its own, which ends with it: so
 * nothing that the application's logging leaves in thread locals stays.
 */
final class Attempt implements Runnable {
  private static final ThreadLocal<@Nullable Boolean> RUNNING = new ThreadLocal<>();

  private final WeakReference<Class<?>> loggerFactory;
  private final List<Waiting> events;

  Attempt(Class<?> loggerFactory, List<Waiting> events) {
    this.loggerFactory = new WeakReference<>(loggerFactory);
    this.events = events;
  }

  /** Whether the current thread is in the application's logger on the agent's behalf. */
  static boolean isRunning() {
    return RUNNING.get() != null;
  }

  @Override
  public void run() {
    Class<?> factory = loggerFactory.get();
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    if (factory == null) {
      return;
    }
    RUNNING.set(true);
    try {
      for (Waiting event : events) {
        hand(event, factory);
      }
    } finally {
      Thread.currentThread().setContextClassLoader(own); // a Thread object may outlive its run
    }
  }

  private static void hand(Waiting event, Class<?> factory) {
    if (event.isSettled()) {
      return; // printed meanwhile
    }
    try {
      Thread.currentThread().setContextClassLoader(contextFor(event, factory));
      ApplicationLogger logger = ApplicationLogger.of(factory);
      if (logger.isEnabled(event.event.level)) {
        logger.log(event.event.level, event.event.code, event.event.message);
        event.settle();
      } else {
        event.switchedOff = true;
      }
    } catch (Throwable problem) {
      event.failure = cause(problem).getClass().getName();
    }
  }

  /** The message of an exception could hold anything, a password among others. */
  private static Throwable cause(Throwable problem) {
    Throwable cause = problem.getCause();
    boolean wrapped =
        problem instanceof InvocationTargetException || problem instanceof ExecutionException;
    return wrapped && cause != null ? cause : problem;
  }

  /**
   * Some logging chooses a configuration by it: the caller's own, if that uses this SLF4J; else the
   * one that SLF4J belongs to.
   */
  private static ClassLoader contextFor(Waiting event, Class<?> factory) {
    ClassLoader caller = event.caller();
    try {
      if (caller != null && Class.forName(Slf4j.FACTORY, false, caller) == factory) {
        return caller;
      }
    } catch (ClassNotFoundException | RuntimeException | LinkageError unseen) {
      return factory.getClassLoader();
    }
    return factory.getClassLoader();
  }
}
