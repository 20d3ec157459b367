package bearer.agent.bootstrap;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The agent that is active, for whoever attaches to ask it something. */
final class Control {
  private static final String ARGUMENT = "control=";

  private Control() {}

  static boolean isAsked(@Nullable String arguments) {
    return arguments != null && arguments.startsWith(ARGUMENT);
  }

  /**
   * Lets the active agent answer; without one nothing happens, not even a line. It is found among
   * the classes of this JVM, which only who may attach can look at: a reference to it would be a
   * key to everything of the agent's.
   */
  static void ask(String arguments, Instrumentation instrumentation) throws Exception {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      if (type.getName().equals("bearer.agent.install.AgentMain")
          && loader instanceof AgentClassLoader
          && !((AgentClassLoader) loader).isClosed()) {
        type.getMethod("answer", String.class).invoke(null, arguments.substring(ARGUMENT.length()));
        return;
      }
    }
  }
}
