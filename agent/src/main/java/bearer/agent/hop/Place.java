package bearer.agent.hop;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * One woven method of one client: ordinary Java, in a loader that sees the client's library. Made
 * once for each copy of the library, by a constructor without parameters; stateless but for what it
 * finds out about that copy.
 */
public abstract class Place {
  private @Nullable Requests agent; // set once, before anybody else sees this
  private String client = "";

  public final void connect(Requests requests, String clientName) {
    agent = requests;
    client = clientName;
  }

  protected final Requests agent() {
    return java.util.Objects.requireNonNull(agent);
  }

  public final String client() {
    return client;
  }

  /**
   * Before the method runs; may put other arguments into the array.
   *
   * @return what {@link #exit} is given; null if that needs not be called
   * @throws IOException one of the agent's own, which the caller gets; anything else is reported,
   *     and the method runs as if there were no agent
   */
  public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
    return null;
  }

  /**
   * After the method, or where a value inside a JDK client is replaced.
   *
   * @param state what {@link #enter} returned; inside a JDK client what the hook names
   * @param arguments as {@link #enter} left them; empty inside a JDK client
   * @param result what the method returned, null if nothing; the value that may be replaced
   * @param thrown what the method threw, if it did
   * @return what the caller gets; of the same type as {@code result}
   */
  public @Nullable Object exit(
      Object state,
      Object self,
      Object[] arguments,
      @Nullable Object result,
      @Nullable Throwable thrown)
      throws IOException {
    return result;
  }

  /**
   * A private field, made readable with the agent's rights.
   *
   * @throws NoSuchFieldError if this version has none
   */
  protected static Field field(Class<?> type, String name) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Field>() {
          @Override
          public Field run() {
            try {
              Field field = type.getDeclaredField(name);
              field.setAccessible(true);
              return field;
            } catch (NoSuchFieldException changed) {
              throw new NoSuchFieldError(type.getName() + '.' + name);
            }
          }
        });
  }

  /** What a {@link #field} holds. */
  protected static @Nullable Object get(Field field, Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException impossible) { // it was made readable
      throw new IllegalStateException(impossible);
    }
  }

  /** What a {@link #field} holds, of an object that does not count if the field is static. */
  protected static int getInt(Field field, Object of) {
    try {
      return field.getInt(of);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A method that is not public, made callable with the agent's rights.
   *
   * @throws NoSuchMethodError if this version has none
   */
  protected static Method method(Class<?> type, String name, Class<?>... parameters) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Method>() {
          @Override
          public Method run() {
            try {
              Method method = type.getDeclaredMethod(name, parameters);
              method.setAccessible(true);
              return method;
            } catch (NoSuchMethodException changed) {
              throw new NoSuchMethodError(type.getName() + '.' + name);
            }
          }
        });
  }

  /** Calls a {@link #method}. */
  protected static @Nullable Object call(Method method, @Nullable Object of, Object... arguments) {
    try {
      return method.invoke(of, arguments);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /**
   * A class of the JDK that cannot be named in code.
   *
   * @throws NoClassDefFoundError if this version has none
   */
  protected static Class<?> type(String name) {
    try {
      return Class.forName(name, false, Place.class.getClassLoader());
    } catch (ClassNotFoundException changed) {
      throw new NoClassDefFoundError(name);
    }
  }
}
