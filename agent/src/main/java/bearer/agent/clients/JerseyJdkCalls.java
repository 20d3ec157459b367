package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Inside;
import bearer.agent.hop.Outbound;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where hops of {@link JerseyJdk} begin, and what becomes of their answers. */
final class JerseyJdkCalls {
  private JerseyJdkCalls() {}

  static final class Begin extends EventLoopBegin {
    private volatile @Nullable Method failed;

    @Override
    public void link(Class<?> woven) {
      JerseyJdkCall.check(woven, "send");
      JerseyJdkPeer.checkProxy(woven);
      failed = method(JerseyJdkCall.parameter(woven, "send", 1), "failed", 1);
    }

    @Override
    protected @Nullable EventLoopCall request(Object self, Object[] arguments) {
      Object redirect = agent().kept(Thread.currentThread());
      if (redirect instanceof Outbound) {
        agent().keep(Thread.currentThread(), null);
        follow((Outbound<?, ?>) redirect, arguments[0]);
      }
      return JerseyJdkCall.isStreamed(arguments[0]) ? null : JerseyJdkCall.of(arguments[0], self);
    }

    private void follow(Outbound<?, ?> redirect, Object next) {
      follows(redirect.request, JerseyJdkCall.url(redirect.request).toString(), next);
      agent().keep(redirect.connection, next);
    }

    @Override
    protected void fail(Object self, Object[] arguments, Throwable reason) {
      invoke(requireNonNull(failed), arguments[1], reason);
    }
  }

  /** What has a thread of the application's wait for a connection, which then writes the body. */
  static final class Streamed extends EventLoopHead {
    @Override
    public void link(Class<?> woven) {
      JerseyJdkPeer.checkProxy(woven);
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      if (JerseyJdkCall.isStreamed(arguments[0])) {
        agent().beginning(this, JerseyJdkCall.of(arguments[0], self));
      }
      return null;
    }
  }

  static final class Answered extends Place {
    private static final Inside REQUEST = new Inside("httpRequest");
    private static final Inside STATUS = new Inside("statusCode");

    @Override
    public void link(Class<?> woven) {
      REQUEST.mustLeadFrom(woven);
    }

    @Override
    public @Nullable Object enter(Object connection, Object[] arguments) {
      Object request = REQUEST.from(connection);
      int status = (Integer) STATUS.from(arguments[0]);
      Map<?, ?> answer = (Map<?, ?>) JerseyJdkCall.HEADERS.from(arguments[0]);
      String why =
          isRefusal(status) ? JerseyJdkCall.values(answer, "WWW-Authenticate").toString() : null;
      agent().answered(request, null, status, why);
      if (status / 100 != 3) {
        agent().continues(request, null);
      }
      return null;
    }
  }

  /** Around what makes the next hop, on one thread. */
  static final class Redirect extends Place {
    private static final Inside FIRST = new Inside("originalHttpRequest");

    @Override
    public void link(Class<?> woven) {
      FIRST.mustLeadFrom(woven);
    }

    @Override
    public Object enter(Object handler, Object[] arguments) {
      Object kept = agent().kept(handler);
      Object last = kept == null ? FIRST.from(handler) : kept;
      agent().keep(Thread.currentThread(), new Outbound<>(last, handler));
      return this;
    }

    @Override
    public @Nullable Object exit(
        Object state, Object handler, Object[] arguments, @Nullable Object nothing) {
      agent().keep(Thread.currentThread(), null);
      return nothing;
    }
  }
}
