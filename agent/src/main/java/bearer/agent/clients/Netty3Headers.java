package bearer.agent.clients;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jboss.netty.handler.codec.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message of Netty 3: before 3.8 methods of the message, from 3.10 on those of an
 * object of its own, and in between both.
 */
final class Netty3Headers {
  private static final @Nullable Method APART = apart();
  private static final Method ALL = method("getAll", "getHeaders", String.class);
  private static final Method ENTRIES = method("entries", "getHeaders");
  private static final Method ADD = method("add", "addHeader", String.class, Object.class);
  private static final Method SET = method("set", "setHeader", String.class, Object.class);
  private static final Method REMOVE = method("remove", "removeHeader", String.class);
  private static final Method CLEAR = method("clear", "clearHeaders");

  private final Object holder;

  Netty3Headers(HttpMessage message) {
    Object own = APART == null ? message : invoke(APART, message);
    this.holder = java.util.Objects.requireNonNull(own);
  }

  /**
   * Before everything else.
   *
   * @throws NoSuchMethodError if this version has others
   */
  static void check() {}

  @SuppressWarnings("unchecked")
  List<String> all(String name) {
    return (List<String>) java.util.Objects.requireNonNull(invoke(ALL, holder, name));
  }

  @SuppressWarnings("unchecked")
  List<Map.Entry<String, String>> entries() {
    return (List<Map.Entry<String, String>>)
        java.util.Objects.requireNonNull(invoke(ENTRIES, holder));
  }

  void add(String name, String value) {
    invoke(ADD, holder, name, value);
  }

  void set(String name, String value) {
    invoke(SET, holder, name, value);
  }

  void remove(String name) {
    invoke(REMOVE, holder, name);
  }

  void clear() {
    invoke(CLEAR, holder);
  }

  private static @Nullable Method apart() {
    try {
      return HttpMessage.class.getMethod("headers");
    } catch (NoSuchMethodException older) {
      return null;
    }
  }

  private static Method method(String name, String older, Class<?>... parameters) {
    try {
      return APART == null
          ? HttpMessage.class.getMethod(older, parameters)
          : APART.getReturnType().getMethod(name, parameters);
    } catch (NoSuchMethodException changed) {
      throw new NoSuchMethodError(changed.getMessage());
    }
  }

  private static @Nullable Object invoke(Method method, Object on, Object... arguments) {
    try {
      return method.invoke(on, arguments);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
