package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Outbound;
import cats.effect.kernel.Async;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Objects;
import org.http4s.Request;
import org.http4s.blaze.client.BlazeClient;
import org.http4s.blaze.client.Http1Connection;
import org.jspecify.annotations.Nullable;

/**
 * http4s 0.23 over blaze, HTTP/1.1, from 0.23.12 on, where a connection that has been made for a
 * scheme, a host and a port is about to write a request. Both methods answer with a description of
 * what is to be done, which may be done several times, and requests are immutable. What follows
 * redirects and sends again are clients around this client, by calls of their own.
 */
final class Http4sBlaze {
  private static final String BLAZE = "org.http4s.blaze.client.";
  private static final Client CLIENT =
      new Client("http4s blaze", "Http4sBlaze", Frames.opening(BLAZE));

  static final ClientHook[] HOOKS = {
    CLIENT.putOff("Begin", Method.of("run", 1, BLAZE + "BlazeClient")),
    CLIENT.around("WriteHead", Method.of("executeRequest", 3, BLAZE + "Http1Connection"))
  };

  private Http4sBlaze() {}

  /** Before there is a connection, where a call waits without a thread. */
  static final class Begin extends Http4sHead {
    private volatile @Nullable Field effects;

    @Override
    public void link(Class<?> woven) {
      effects = field(woven, "F");
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      if (Http4sLater.isGoingOn()) {
        return null;
      }
      Async<?> known =
          (Async<?>) Objects.requireNonNull(get(Objects.requireNonNull(effects), self));
      arguments[0] = later(known, (BlazeClient<?, ?>) self, (Request<?>) arguments[0]);
      return PUT_OFF;
    }

    @SuppressWarnings("unchecked") // all are of the client's own kind of effects
    private <F> Object later(Async<F> known, BlazeClient<?, ?> client, Request<?> request) {
      return new Http4sLater<>(this, known, (BlazeClient<F, ?>) client, (Request<F>) request)
          .call();
    }

    @Override
    public Object exit(Object putOff, Object self, Object[] arguments, @Nullable Object nothing) {
      return arguments[0];
    }
  }

  static final class WriteHead extends Http4sHead {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      Request<?> request = (Request<?>) arguments[0];
      Edit edit = agent().outgoingNow(this, Http4sHop.of(request, (Http1Connection<?>) self));
      if (edit == null) {
        return null;
      }
      if (!edit.changesNothing()) {
        arguments[0] = edited(request, edit);
      }
      return new Outbound<>(request, edit);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object exit(
        Object sent, Object self, Object[] arguments, @Nullable Object result) {
      return result == null
          ? null
          : new Http4sAnswers(this, (Outbound<Request<?>, Edit>) sent)
              .told(((Http1Connection<?>) self).F(), result);
    }
  }
}
