package bearer.agent.blindspots;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** From Java 9 on. */
final class WalkedClasses implements StackClasses {
  private final StackWalker walker =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  @Override
  public Map<String, Class<?>> now() {
    Map<String, Class<?>> classes = new HashMap<>();
    walker.forEach(
        new Consumer<StackWalker.StackFrame>() {
          @Override
          public void accept(StackWalker.StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            classes.putIfAbsent(type.getName(), type);
          }
        });
    return classes;
  }
}
