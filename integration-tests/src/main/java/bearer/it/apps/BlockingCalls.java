package bearer.it.apps;

import java.util.Arrays;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Has BlockHound tell on stderr of each call that blocks a thread on behalf of the agent, on any
 * thread but the agent's own. What the libraries and this program do is not told, nor what belongs
 * to the start of the JVM or to the loading of a class, which reads files without an agent too.
 */
public final class BlockingCalls implements BlockHoundIntegration {
  /** Begins each line. */
  public static final String TOLD = "blocked: ";

  private static final ThreadLocal<Boolean> TELLING = ThreadLocal.withInitial(() -> false);

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder.nonBlockingThreadPredicate(any -> BlockingCalls::mustNotWait);
    builder.blockingMethodCallback(BlockingCalls::tell);
  }

  /** OkHttp has a thread for each call. */
  private static boolean mustNotWait(Thread thread) {
    return !thread.getName().startsWith("bearer-agent-") && !thread.getName().startsWith("OkHttp ");
  }

  private static void tell(BlockingMethod method) {
    if (TELLING.get()) {
      return; // of what is told by
    }
    TELLING.set(true);
    try {
      StackTraceElement[] stack = new Throwable().getStackTrace();
      if (isOfTheAgent(stack) && Arrays.stream(stack).noneMatch(BlockingCalls::isOfLoading)) {
        System.err.println(TOLD + method + " by " + Thread.currentThread().getName());
        Arrays.stream(stack).forEach(frame -> System.err.println("  " + frame));
      }
    } finally {
      TELLING.set(false);
    }
  }

  /** Whether the agent called what the JDK does. */
  private static boolean isOfTheAgent(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .map(StackTraceElement::getClassName)
        .filter(name -> !name.startsWith("reactor.blockhound."))
        .filter(name -> !name.startsWith("bearer.it."))
        .filter(name -> !isOfTheJdk(name))
        .findFirst()
        .filter(name -> name.startsWith("bearer."))
        .isPresent();
  }

  private static boolean isOfLoading(StackTraceElement frame) {
    return frame.getClassName().startsWith("sun.instrument.")
        || (frame.getClassName().equals("java.lang.ClassLoader")
            && frame.getMethodName().equals("loadClass"));
  }

  private static boolean isOfTheJdk(String name) {
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.");
  }
}
