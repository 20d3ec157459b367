package bearer.agent.hop;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One woven method of one client: ordinary Java, in a loader that sees the client's library. Made
 * once for each copy of the library, by a constructor without parameters; stateless but for what it
 * finds out about that copy.
 */
public abstract class Place {
  /** What {@link #enter} answers if the method is not to be run; a constant of the JDK's. */
  public static final Object PUT_OFF = false;

  private @Nullable Requests agent; // set once, before anybody else sees this
  private @Nullable Failures failures;
  private String client = "";

  public final void connect(Requests requests, String clientName, Failures toTell) {
    agent = requests;
    client = clientName;
    failures = toTell;
  }

  /** Reports a failure of the agent's where no woven code waits for it; nothing else. */
  protected final void tell(Throwable problem) {
    java.util.Objects.requireNonNull(failures).failed(problem);
  }

  /**
   * Of a library's place, before everything else: finds what is private in the class that is woven.
   *
   * @throws NoSuchFieldError if this version lacks it
   */
  public void link(Class<?> woven) {}

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
   * After the method.
   *
   * @param state what {@link #enter} returned
   * @param arguments as {@link #enter} left them
   * @param result what the method returned; null if nothing, or if it threw
   * @return what the caller gets; of the same type as {@code result}
   */
  public @Nullable Object exit(
      Object state, Object self, Object[] arguments, @Nullable Object result) throws IOException {
    return result;
  }

  /**
   * Where a value inside a client of the JDK may be replaced.
   *
   * @param state what the hook's kind names
   * @return {@code value} itself, or another of the same type
   */
  public @Nullable Object value(Object state, Object self, @Nullable Object value)
      throws IOException {
    return value;
  }

  /** Whether the agent wants to know how an answer explains its status. */
  protected static boolean isRefusal(int status) {
    return status == 401 || status == 403;
  }

  /**
   * Of a loop that has decided what follows an answer: notes where a redirect came from, also for
   * what else it sends because of it.
   *
   * @param hop what stands for the hop that was answered
   * @param redirect the URL that it asked, if it was answered with a redirect
   * @param next what stands for the hop that follows; null if none does
   */
  protected final void follows(Object hop, @Nullable String redirect, @Nullable Object next) {
    if (next == hop) {
      return;
    }
    agent().continues(hop, next);
    String from = redirect == null ? agent().redirectedFrom(hop) : redirect;
    if (next != null && from != null) {
      agent().redirected(next, from);
    }
    agent().redirected(hop, null);
  }

  /**
   * Of a loop all of whose hops one object stands for: another one follows, or the call has ended.
   *
   * @param server who answered, in whose {@code toString()} scheme, host and port are
   */
  protected final void answered(Object call, int status, Object server) {
    boolean redirects = status / 100 == 3;
    agent().redirected(call, redirects ? server.toString() : null);
    if (!redirects) {
      agent().continues(call, null);
    }
  }

  // What is private inside a JDK's client, or has another name in each version of a library.

  /**
   * A private field of a class or of one that it extends, made readable with the agent's rights.
   *
   * @throws NoSuchFieldError if this version has none
   */
  protected static Field field(Class<?> type, String name) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Field>() {
          @Override
          public Field run() {
            for (Class<?> c = type; c != null; c = c.getSuperclass()) {
              Field field = Inside.field(c, name);
              if (field != null) {
                Inside.open(c);
                field.setAccessible(true);
                return field;
              }
            }
            throw new NoSuchFieldError(type.getName() + '.' + name);
          }
        });
  }

  /** What a {@link #field} holds. */
  protected static @Nullable Object get(Field field, @Nullable Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException impossible) { // it was made readable
      throw new IllegalStateException(impossible);
    }
  }

  /** Puts something else into a {@link #field}. */
  protected static void set(Field field, Object of, @Nullable Object value) {
    try {
      field.set(of, value);
    } catch (IllegalAccessException impossible) { // it was made readable
      throw new IllegalStateException(impossible);
    }
  }

  /** What a {@link #field} holds. */
  protected static int getInt(Field field, Object of) {
    try {
      return field.getInt(of);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What a field of a field of an object holds, and so on; looked up each time. */
  protected static @Nullable Object read(Object of, String... names) {
    Object found = of;
    for (String name : names) {
      found = found == null ? null : get(field(found.getClass(), name), found);
    }
    return found;
  }

  /**
   * Calls a method that is not public; looked up each time.
   *
   * @throws NoSuchMethodError if this version has none like that
   */
  protected static @Nullable Object call(
      Class<?> type, @Nullable Object of, String name, Object... arguments) {
    return invoke(method(type, name, arguments.length), of, arguments);
  }

  /** Calls a {@link #method}. */
  protected static @Nullable Object invoke(
      Method method, @Nullable Object of, Object... arguments) {
    try {
      return method.invoke(of, arguments);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /**
   * The first method of a name that a class declares, made callable with the agent's rights.
   *
   * @throws NoSuchMethodError if this version has none like that
   */
  protected static Method method(Class<?> type, String name, int parameters) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Method>() {
          @Override
          public Method run() {
            for (Method method : type.getDeclaredMethods()) {
              if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                Inside.open(type);
                method.setAccessible(true);
                return method;
              }
            }
            throw new NoSuchMethodError(type.getName() + '.' + name);
          }
        });
  }

  /**
   * The methods of a name that a class declares, or the next that it extends: of an object and
   * without a result.
   *
   * @throws LinkageError if there is none, or they cannot be called
   */
  static Method[] methods(Class<?> type, String name) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Method[]>() {
          @Override
          public Method[] run() {
            for (Class<?> c = type; c != null; c = c.getSuperclass()) {
              List<Method> found = declared(c, name);
              if (!found.isEmpty()) {
                return found.toArray(new Method[0]);
              }
            }
            throw new NoSuchMethodError(type.getName() + '.' + name);
          }
        });
  }

  private static List<Method> declared(Class<?> type, String name) {
    List<Method> found = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && method.getReturnType() == void.class
          && !Modifier.isStatic(method.getModifiers())) {
        callable(method);
        found.add(method);
      }
    }
    return found;
  }

  private static void callable(Method method) {
    try {
      Inside.open(method.getDeclaringClass());
      method.setAccessible(true);
    } catch (RuntimeException closed) {
      throw new IllegalAccessError(method.getDeclaringClass().getName() + '.' + method.getName());
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
