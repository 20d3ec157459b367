package bearer.agent.bootstrap;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls. Packaged with a class file version that even Java 5 loads, so that a JVM too
 * old for the agent says so and runs on; therefore no language feature newer than that is used.
 * Nothing is ever thrown: an exception out of {@code premain} would abort the JVM.
 */
public final class Premain {
  private static final String PREFIX = "[bearer-agent] ";
  private static final String GRANT =
      "; the policy must grant the agent's jar java.security.AllPermission";

  private Premain() {}

  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    start("start", arguments, instrumentation);
  }

  /** With {@code control=FILE} nothing is started: an agent that is active answers in that file. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    start("startAttached", arguments, instrumentation);
  }

  /** The command line; ends the JVM with what docs/control.md says. */
  public static void main(String[] arguments) throws Exception {
    System.exit(Boot.program(arguments));
  }

  private static void start(
      String method, @Nullable String arguments, Instrumentation instrumentation) {
    try {
      if (isTooOld(System.getProperty("java.specification.version"))) {
        System.err.println(
            PREFIX + "ERROR BA-004 Java 8 or later is needed; the agent is inactive");
      } else if (!isTool(System.getProperty("sun.java.command"))) {
        if (method.equals("startAttached") && Control.isAsked(arguments)) {
          Control.ask(String.valueOf(arguments), instrumentation);
        } else {
          Boot.start(method, arguments, instrumentation);
        }
      }
    } catch (Throwable problem) {
      System.err.println(
          PREFIX
              + "ERROR BA-003 not started, the application runs without the agent: "
              + oneLine(cause(problem))
              + (cause(problem) instanceof SecurityException ? GRANT : ""));
    }
  }

  static boolean isTooOld(@Nullable String specification) {
    return specification != null
        && specification.startsWith("1.")
        && specification.compareTo("1.8") < 0;
  }

  /**
   * True for the JDK's own programs and build tools, which {@code JAVA_TOOL_OPTIONS} reaches too;
   * not for an application that {@code java} runs from a jar of whatever name, or from its source.
   */
  static boolean isTool(@Nullable String command) {
    if (command == null) {
      return false;
    }
    int end = command.indexOf(' ');
    String main = end < 0 ? command : command.substring(0, end);
    main = main.substring(main.indexOf('/') + 1); // module/class
    return !main.endsWith(".jar")
        && !main.startsWith("com.sun.tools.javac.launcher.")
        && (main.startsWith("sun.tools.")
            || main.startsWith("com.sun.tools.")
            || main.startsWith("com.sun.java.util.jar.pack.")
            || main.startsWith("sun.security.tools.")
            || main.startsWith("sun.jvmstat.")
            || main.startsWith("sun.jvm.hotspot.")
            || main.startsWith("sun.rmi.")
            || main.startsWith("sun.net.httpserver.simpleserver.")
            || main.startsWith("jdk.")
            || main.startsWith("org.codehaus.plexus.classworlds.")
            || main.startsWith("org.gradle."));
  }

  /** Behind the call by reflection that everything goes through. */
  private static Throwable cause(Throwable problem) {
    Throwable cause = problem.getCause();
    return problem instanceof InvocationTargetException && cause != null ? cause : problem;
  }

  private static String oneLine(Throwable problem) {
    return String.valueOf(problem).replace('\n', ' ').replace('\r', ' ');
  }
}
