package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Place;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Where what {@link JettyClient} writes is read, and where it has been. */
final class JettyWritten {
  private JettyWritten() {}

  /** The headers of a request, which are read everywhere. */
  static final class Read extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object request, Object[] arguments, @Nullable Object headers) {
      Object copy = agent().kept(requireNonNull(headers));
      return copy instanceof JettyEdit ? ((JettyEdit) copy).insteadOf(headers) : headers;
    }
  }

  /** A head that has been written, before the application is told so. */
  static final class Written extends Place {
    @Override
    public void link(Class<?> woven) {
      for (Method method : woven.getDeclaredMethods()) {
        if (method.getName().equals("headersToCommit")
            && isExchange(method.getParameterTypes()[0])) {
          JettyLink.check(woven, "headersToCommit", false);
        }
      }
    }

    @Override
    public @Nullable Object enter(Object sender, Object[] arguments) {
      agent().keep(requireNonNull(headers(arguments[0], sender)), null);
      return null;
    }

    /** Of an exchange, in 9.1 of a request. */
    private static @Nullable Iterable<?> headers(Object told, Object sender) {
      return isExchange(told.getClass())
          ? new JettyHead(told, sender).headers()
          : JettyHead.HEADERS.find(Iterable.class, told);
    }

    private static boolean isExchange(Class<?> type) {
      return type.getSimpleName().equals("HttpExchange");
    }
  }

  /** Jetty 9.0 writes a whole exchange in one method, and of its own is what a head is made of. */
  static final class Undivided extends Place {
    @Override
    public void link(Class<?> woven) {
      throw new NoSuchMethodError(woven.getName() + ".sendHeaders");
    }
  }
}
