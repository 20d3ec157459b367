package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Fact;
import bearer.agent.hop.LaterPlace;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where exchanges of Jetty's begin, and what becomes of their answers. */
final class JettyCalls {
  private JettyCalls() {}

  static final class Send extends LaterPlace<JettyHead> implements JettyHop {
    private volatile @Nullable Method abort;

    @Override
    protected JettyHead request(Object destination, Object[] arguments) {
      return new JettyHead(arguments[0], null);
    }

    @Override
    public void link(Class<?> woven) {
      for (Method send : woven.getDeclaredMethods()) {
        boolean takesExchange =
            send.getParameterCount() == 1
                && send.getParameterTypes()[0].getSimpleName().equals("HttpExchange");
        if (takesExchange) {
          Method request = method(send.getParameterTypes()[0], "getRequest", 0);
          abort = method(request.getReturnType(), "abort", 1);
        }
      }
    }

    @Override
    protected void fail(Object destination, Object[] arguments, Throwable reason) {
      invoke(requireNonNull(abort), new JettyHead(arguments[0], null).request, reason);
    }

    @Override
    public Fact tls(JettyHead head) {
      return head.tls();
    }

    @Override
    public Fact forwardProxy(JettyHead head) {
      return head.forwardProxy();
    }

    @Override
    public List<String> headers(JettyHead head, String name) {
      return head.headers(name);
    }

    @Override
    protected Object standsFor(JettyHead head) {
      return head.request;
    }
  }

  /** An exchange that has lost its token while it was queued; its caller asks for no exception. */
  static final class Refuse extends JettyPlace {
    @Override
    public @Nullable Object enter(Object sender, Object[] arguments) {
      try {
        agent().beginningNow(this, new JettyHead(arguments[0], sender));
        return null;
      } catch (IOException refused) {
        JettyHead.fail(arguments[arguments.length - 1], refused);
        return PUT_OFF;
      }
    }
  }

  static final class Answered extends Place {
    @Override
    public @Nullable Object enter(Object receiver, Object[] arguments) {
      JettyHead head = new JettyHead(arguments[0], null);
      int status = head.status();
      if (status >= 200) {
        agent().answered(head.request, null, status, isRefusal(status) ? head.challenges() : null);
      }
      return null;
    }
  }

  /** A request that is made of another one, for a redirect or with credentials. */
  static final class Followed extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object client, Object[] arguments, @Nullable Object next) {
      Object asked = arguments[0];
      follows(asked, arguments[1].equals(read(asked, "uri")) ? null : origin(asked), next);
      return next;
    }

    private static String origin(Object asked) {
      return read(asked, "scheme") + "://" + read(asked, "host") + ':' + read(asked, "port");
    }
  }
}
