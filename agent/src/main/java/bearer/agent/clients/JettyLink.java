package bearer.agent.clients;

import bearer.agent.hop.Inside;
import java.lang.reflect.Method;

/** Whether a copy of Jetty has what {@link JettyHead} reads by name. */
final class JettyLink {
  private JettyLink() {}

  /**
   * That what a method takes for an exchange says what it must.
   *
   * @param answers whether answers are read too
   */
  static void check(Class<?> woven, String method, boolean answers) {
    Class<?> exchange = exchange(woven, method);
    for (Inside first : new Inside[] {JettyHead.REQUEST, JettyHead.ORIGIN, JettyHead.PROXY}) {
      first.mustLeadFrom(exchange);
    }
    Class<?> asked = JettyHead.REQUEST.typeFrom(exchange);
    for (Inside part :
        new Inside[] {JettyHead.METHOD, JettyHead.PATH, JettyHead.QUERY, JettyHead.HEADERS}) {
      part.mustLeadFrom(asked);
    }
    JettyHead.ORIGIN.mustLeadFrom(JettyHead.ORIGIN.typeFrom(exchange));
    if (answers) {
      JettyHead.STATUS.mustLeadFrom(exchange);
      JettyHead.STATUS.mustLeadFrom(JettyHead.STATUS.typeFrom(exchange));
      JettyHead.ANSWERS_HEADERS.mustLeadFrom(JettyHead.STATUS.typeFrom(exchange));
    }
  }

  private static Class<?> exchange(Class<?> woven, String method) {
    for (Method declared : woven.getDeclaredMethods()) {
      Class<?>[] types = declared.getParameterTypes();
      boolean takesExchange = types.length > 0 && types[0].getSimpleName().equals("HttpExchange");
      if (takesExchange && declared.getName().equals(method)) {
        return types[0];
      }
    }
    throw new NoSuchMethodError(woven.getName() + '.' + method);
  }
}
