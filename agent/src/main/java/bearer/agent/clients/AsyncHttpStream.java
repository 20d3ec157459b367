package bearer.agent.clients;

import bearer.agent.hop.Place;
import bearer.agent.hop.Requests;
import org.jspecify.annotations.Nullable;

/**
 * Where {@link AsyncHttpClient} 3.0.13 makes the head of an HTTP/2 stream out of a request that it
 * has shown already, and has Netty write it at once.
 */
final class AsyncHttpStream {
  private AsyncHttpStream() {}

  /** Whether the head that this thread is about to write is such a one, which is asked once. */
  static boolean isHeadOf(Requests agent) {
    Thread here = Thread.currentThread();
    boolean is = agent.kept(here) != null;
    if (is) {
      agent.keep(here, null);
    }
    return is;
  }

  static final class Sent extends Place {
    @Override
    public Object enter(Object self, Object[] arguments) {
      agent().keep(Thread.currentThread(), true);
      return this;
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      agent().keep(Thread.currentThread(), null);
      return result;
    }
  }
}
