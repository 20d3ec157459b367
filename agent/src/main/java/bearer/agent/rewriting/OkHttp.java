package bearer.agent.rewriting;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Move;
import bearer.agent.hop.Outbound;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp 3.0 to 5.x, between the application's interceptors, which see the call as it was made, and
 * the library's own. Requests are immutable: another one goes on, and the answer names the
 * application's again. What a redirect leads to is moved where the library decides to follow it.
 */
final class OkHttp {
  private static final String INSIDE = "okhttp3.internal.http.";
  private static final String LOOP = INSIDE + "RetryAndFollowUpInterceptor";
  private static final Client CLIENT = Client.rewriting("OkHttp", "OkHttp");

  static final ClientHook[] HOOKS = {
    CLIENT.around("Proceed", Method.of("proceed", 1, INSIDE + "RealInterceptorChain")), // 3.4 on
    CLIENT.exit("FollowUp", Method.of("followUpRequest", ClientHook.ANY, LOOP)),
    CLIENT // 3.0 - 3.3
        .around("GetResponse", Method.of("getResponse", 2, "okhttp3.RealCall"))
        .ifPresent(),
    CLIENT.exit("EngineFollowUp", Method.of("followUpRequest", 0, INSIDE + "HttpEngine"))
  };

  private OkHttp() {}

  /** The step from the last interceptor of the application to the first of the library's. */
  static final class Proceed extends OkHttpHop {
    private volatile @Nullable Field interceptors;
    private volatile @Nullable Field index;

    @Override
    public void link(Class<?> woven) {
      interceptors = field(woven, "interceptors");
      index = field(woven, "index");
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      List<?> all = (List<?>) requireNonNull(get(requireNonNull(interceptors), self));
      int next = getInt(requireNonNull(index), self);
      Object step = next < all.size() ? requireNonNull(all.get(next)) : self;
      return step.getClass().getName().endsWith(LOOP)
          ? begin(arguments, withPins(step, self))
          : null;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // whether it is the very one
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object answer) {
      Response response = (Response) answer;
      return response == null || response.request() != arguments[0]
          ? answer
          : response.newBuilder().request((Request) state).build();
    }
  }

  /** Where a redirect leads; what is sent to the same URL again keeps its target. */
  static final class FollowUp extends OkHttpHop {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object followUp)
        throws IOException {
      Object chain = arguments[arguments.length - 1];
      Request asked = ((Response) arguments[0]).request();
      return followed(asked, (Request) followUp, withPins(self, chain == null ? self : chain));
    }
  }

  /** Where the chain of the application's interceptors ends. */
  static final class GetResponse extends OkHttpHop {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      return Boolean.TRUE.equals(arguments[1]) ? null : begin(arguments, self); // a WebSocket
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object answer) {
      Response response = (Response) answer;
      Request now = (Request) arguments[0];
      return response == null
              || response.priorResponse() != null
              || !response.request().url().equals(now.url())
          ? answer
          : response.newBuilder().request((Request) state).build();
    }
  }

  static final class EngineFollowUp extends OkHttpHop {
    private volatile @Nullable Field response;

    @Override
    public void link(Class<?> woven) {
      response = field(woven, "userResponse");
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object followUp)
        throws IOException {
      Response answer = (Response) requireNonNull(get(requireNonNull(response), self));
      return followed(answer.request(), (Request) followUp, self);
    }
  }

  /** What becomes of a request. */
  abstract static class OkHttpHop extends OkHttpRequest {
    /** Puts another request into the arguments; returns the application's, or null if it stays. */
    final @Nullable Request begin(Object[] arguments, Object holder) throws IOException {
      Request own = (Request) arguments[0];
      Move move = agent().moving(this, new Outbound<>(own, holder));
      agent().keep(own.url(), null); // the application may have it from an answer
      if (move == null || !move.leadsElsewhere()) {
        return null;
      }
      arguments[0] = moved(own, move);
      return own;
    }

    @SuppressWarnings("ReferenceEquality") // of a request that is sent once more
    final @Nullable Request followed(Request asked, @Nullable Request next, Object holder)
        throws IOException {
      if (next == null || next.url() == asked.url() || next.url().equals(asked.url())) {
        return next;
      }
      agent().redirected(next.url(), asked.url().toString());
      Move move = movingOn(keptMove(asked.url()), new Outbound<>(next, holder));
      return move == null || !move.leadsElsewhere() ? next : moved(next, move);
    }

    private Request moved(Request request, Move move) {
      Request moved = request.newBuilder().url(move.url()).build();
      agent().continues(request.url(), moved.url());
      agent().keep(moved.url(), move);
      return moved;
    }
  }
}
