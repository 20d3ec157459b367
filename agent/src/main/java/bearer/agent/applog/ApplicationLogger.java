package bearer.agent.applog;

import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.OneLine;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * The logger {@code bearer.agent} of one SLF4J, for the length of one call: everything here runs
 * code of the application, which may do anything and take any time.
 */
final class ApplicationLogger {
  private static final String NAME = "bearer.agent";

  private final Class<?> type;
  private final Object logger;

  private ApplicationLogger(Class<?> type, Object logger) {
    this.type = type;
    this.logger = logger;
  }

  /**
   * @throws Exception whatever the application's logging throws
   */
  static ApplicationLogger of(Class<?> loggerFactory) throws Exception {
    Method getLogger = loggerFactory.getMethod("getLogger", String.class);
    // not findStatic: Java 8 would tie the boot loader to this application's Logger
    MethodHandle question =
        MethodHandles.insertArguments(MethodHandles.publicLookup().unreflect(getLogger), 0, NAME);
    return new ApplicationLogger(getLogger.getReturnType(), calledByTheJdk(question));
  }

  /**
   * Log4j looks on the stack for who asks for a logger, and would set up another configuration for
   * the class loader of a class of ours; for one of the JDK's it takes the context class loader.
   */
  private static Object calledByTheJdk(MethodHandle question) throws Exception {
    @SuppressWarnings("unchecked") // a Callable of a handle answers what that does
    Callable<Object> asked = MethodHandleProxies.asInterfaceInstance(Callable.class, question);
    FutureTask<Object> answer = new FutureTask<>(asked);
    answer.run();
    return answer.get();
  }

  /** Whether it would do something with an event of this level. */
  boolean isEnabled(Level level) throws ReflectiveOperationException {
    String name = name(level);
    String question = "is" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return Boolean.TRUE.equals(type.getMethod(question + "Enabled").invoke(logger));
  }

  void log(Level level, Code code, String message) throws ReflectiveOperationException {
    type.getMethod(name(level), String.class).invoke(logger, text(code, message));
  }

  private static String name(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /** Before 2.15, Log4j obeys what it finds between <code>${</code> and a brace in a message. */
  private static String text(Code code, String message) {
    return code.id() + ' ' + OneLine.of(message).replace("${", "$ {");
  }
}
