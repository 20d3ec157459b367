package bearer.agent.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Whether somebody sits there. */
final class Terminal {
  private Terminal() {}

  static boolean isThere() {
    return console() != null;
  }

  /** Newer JDKs have a console also where stdin is a file or a pipe. */
  @SuppressWarnings("SystemConsoleNull") // what it says is what is asked for
  static @Nullable Console console() {
    Console console = System.console();
    try {
      return console == null
              || Boolean.FALSE.equals(Console.class.getMethod("isTerminal").invoke(console))
          ? null
          : console;
    } catch (NoSuchMethodException before22) {
      return console;
    } catch (IllegalAccessException | InvocationTargetException unknown) {
      return null;
    }
  }
}
