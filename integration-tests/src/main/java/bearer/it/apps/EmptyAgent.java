package bearer.it.apps;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** The agent that does nothing: what the JVM itself loads for any agent. */
public final class EmptyAgent {
  private EmptyAgent() {}

  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    // nothing
  }
}
