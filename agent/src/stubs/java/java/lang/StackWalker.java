package java.lang;

import java.util.function.Consumer;

/** Compile-only stand-in for a class that Java 8 does not have; never packaged. */
public final class StackWalker {
  /** As in the JDK. */
  public interface StackFrame {
    Class<?> getDeclaringClass();
  }

  /** As in the JDK. */
  public enum Option {
    RETAIN_CLASS_REFERENCE
  }

  private StackWalker() {}

  public static native StackWalker getInstance(Option option);

  public native void forEach(Consumer<? super StackFrame> action);
}
