package bearer.agent.cli;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Another JVM of this machine, through the JDK's attach API: a module from Java 9 on, {@code
 * tools.jar} before; a plain JRE has neither.
 */
final class Jvm implements AutoCloseable {
  private static final String FILE_INSTEAD =
      "; use a JDK's java, or change the file of bearer.config, which needs none";

  private final Object machine;

  private Jvm(Object machine) {
    this.machine = machine;
  }

  static Jvm attach(String pid) throws Failure {
    try {
      return new Jvm(api().getMethod("attach", String.class).invoke(null, pid));
    } catch (InvocationTargetException refused) {
      throw new Failure(
          Failure.UNREACHABLE,
          "cannot attach to " + pid + ": " + refused.getCause() + FILE_INSTEAD);
    } catch (ReflectiveOperationException | IOException | LinkageError missing) {
      throw new Failure(
          Failure.UNREACHABLE,
          "this Java has no attach API (jdk.attach, tools.jar)" + FILE_INSTEAD);
    }
  }

  /** Process ids, each with the name of its program. */
  static List<String[]> all() throws Failure {
    List<String[]> found = new ArrayList<>();
    try {
      for (Object descriptor : (List<?>) api().getMethod("list").invoke(null)) {
        found.add(new String[] {text(descriptor, "id"), text(descriptor, "displayName")});
      }
    } catch (ReflectiveOperationException | IOException | LinkageError missing) {
      throw new Failure(
          Failure.UNREACHABLE,
          "this Java has no attach API (jdk.attach, tools.jar)" + FILE_INSTEAD);
    }
    return found;
  }

  private static String text(Object descriptor, String method)
      throws ReflectiveOperationException, IOException {
    Class<?> type = Class.forName("com.sun.tools.attach.VirtualMachineDescriptor", true, loader());
    return String.valueOf(type.getMethod(method).invoke(descriptor));
  }

  private static Class<?> api() throws ReflectiveOperationException, IOException {
    return Class.forName("com.sun.tools.attach.VirtualMachine", true, loader());
  }

  private static volatile @Nullable ClassLoader loader;

  private static ClassLoader loader() throws MalformedURLException {
    ClassLoader known = loader;
    if (known == null) {
      File tools = new File(System.getProperty("java.home"), "../lib/tools.jar");
      ClassLoader system = ClassLoader.getSystemClassLoader();
      known =
          tools.isFile() ? new URLClassLoader(new URL[] {tools.toURI().toURL()}, system) : system;
      loader = known;
    }
    return known;
  }

  /** The version of the agent there; null if there is none that is active. */
  @Nullable String agent() throws Failure {
    return property("bearer-agent.version");
  }

  /** A system property; null if it is not set. */
  @Nullable String property(String name) throws Failure {
    return ((Properties) call("getSystemProperties")).getProperty(name);
  }

  /** Whether it was started with a {@code -javaagent} that could be this one. */
  boolean namesAgent() throws Failure {
    String arguments = ((Properties) call("getAgentProperties")).getProperty("sun.jvm.args", "");
    return arguments.contains("-javaagent:") && arguments.contains("bearer");
  }

  void loadAgent(String jar, String argument) throws Failure {
    try {
      Method load = api().getMethod("loadAgent", String.class, String.class);
      load.invoke(machine, jar, argument);
    } catch (InvocationTargetException refused) {
      if (!isSuccess(refused.getCause())) {
        throw new Failure(
            Failure.UNREACHABLE,
            "the agent cannot be loaded: " + refused.getCause() + FILE_INSTEAD);
      }
    } catch (ReflectiveOperationException | IOException unknown) {
      throw new Failure(Failure.UNREACHABLE, "the agent cannot be loaded: " + unknown);
    }
  }

  /** How JDK 8 tells a newer one that all went well, and the other way round. */
  private static boolean isSuccess(@Nullable Throwable cause) {
    return cause != null
        && cause.getClass().getName().endsWith(".AgentLoadException")
        && "0".equals(cause.getMessage());
  }

  private Object call(String method) throws Failure {
    try {
      return api().getMethod(method).invoke(machine);
    } catch (ReflectiveOperationException | IOException failed) {
      throw new Failure(Failure.UNREACHABLE, method + " fails: " + failed);
    }
  }

  @Override
  public void close() {
    try {
      call("detach");
    } catch (Failure gone) {
      return; // the process has ended meanwhile
    }
  }
}
