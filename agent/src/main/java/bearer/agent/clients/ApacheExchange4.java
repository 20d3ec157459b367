package bearer.agent.clients;

import bearer.agent.hop.Inside;
import java.lang.reflect.Method;
import java.util.Queue;
import org.apache.http.nio.NHttpConnection;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** What Apache HttpAsyncClient 4 has about a call, in classes that are its own. */
final class ApacheExchange4 {
  private static final Inside CALL = new Inside("localContext");
  private static final Inside PIPELINE = new Inside("requestQueue");

  private ApacheExchange4() {}

  /** That a class that has an exchange in hand says what it must. */
  static void link(Class<?> handler) {
    CALL.mustLeadFrom(handler);
    if (handler.getName().contains("Pipelining")) {
      PIPELINE.mustLeadFrom(handler);
    }
    mustConnect(handler);
  }

  /** Where calls are put off: in one class or, from 4.1 on, in another that it extends. */
  private static void mustConnect(Class<?> handler) {
    for (Class<?> c = handler; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals("requestConnection") && method.getParameterCount() == 0) {
          return;
        }
      }
    }
    throw new NoSuchMethodError(handler.getName() + ".requestConnection");
  }

  /** Who has a connection in hand; null if nobody does. */
  static @Nullable Object handler(Object connection) {
    return ((NHttpConnection) connection).getContext().getAttribute("http.nio.exchange-handler");
  }

  /**
   * What stands for a call. Null if it is not HttpAsyncClient's.
   *
   * @param handler of the exchange, or its state
   */
  static @Nullable HttpContext call(Object handler) {
    return CALL.find(HttpContext.class, handler);
  }

  static boolean isPipelined(Object handler) {
    return PIPELINE.leadsFrom(handler.getClass());
  }

  /** What stands for the exchange whose answer arrives. */
  static @Nullable Object answered(Object handler) {
    Queue<?> sent = PIPELINE.find(Queue.class, handler);
    return sent == null ? call(handler) : sent.peek();
  }
}
