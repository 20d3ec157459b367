package bearer.agent.blindspots;

import java.util.Map;

/** The classes whose frames are on the stack of the current thread, by name. Loads none. */
interface StackClasses {
  /** Of several with one name: the innermost. */
  Map<String, Class<?>> now();

  /** What this JDK has for it. */
  static StackClasses ofJdk() {
    try {
      return new WalkedClasses();
    } catch (LinkageError java8) {
      return new ContextClasses();
    }
  }
}
