package bearer.agent.rewriting;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Move;
import bearer.agent.hop.Outbound;
import com.squareup.okhttp.CertificatePinner;
import com.squareup.okhttp.Request;
import com.squareup.okhttp.Response;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** OkHttp 2.4 to 2.7: as {@link OkHttp} before 3.4, under the names of that time. */
final class OkHttp2 {
  private static final Client CLIENT = Client.rewriting("OkHttp 2", "OkHttp2");

  static final ClientHook[] HOOKS = {
    CLIENT.around("GetResponse", Method.of("getResponse", 2, "com.squareup.okhttp.Call")),
    CLIENT.exit(
        "FollowUp", Method.of("followUpRequest", 0, "com.squareup.okhttp.internal.http.HttpEngine"))
  };

  private OkHttp2() {}

  /** Where the chain of the application's interceptors ends. */
  static final class GetResponse extends OkHttp2Hop {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      if (Boolean.TRUE.equals(arguments[1])) {
        return null; // a WebSocket
      }
      Request own = (Request) arguments[0];
      Move move = agent().moving(this, new Outbound<>(own, self));
      agent().keep(own.httpUrl(), null); // the application may have it from an answer
      if (move == null || !move.leadsElsewhere()) {
        return null;
      }
      arguments[0] = moved(own, move);
      return own;
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object answer) {
      Response response = (Response) answer;
      Request now = (Request) arguments[0];
      return response == null
              || response.priorResponse() != null
              || !response.request().httpUrl().equals(now.httpUrl())
          ? answer
          : response.newBuilder().request((Request) state).build();
    }
  }

  /** Where a redirect leads; what is sent to the same URL again keeps its target. */
  static final class FollowUp extends OkHttp2Hop {
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
      Request asked = answer.request();
      Request next = (Request) followUp;
      if (next == null || next.httpUrl().equals(asked.httpUrl())) {
        return next;
      }
      agent().redirected(next.httpUrl(), asked.urlString());
      Move move = movingOn(keptMove(asked.httpUrl()), new Outbound<>(next, self));
      return move == null || !move.leadsElsewhere() ? next : moved(next, move);
    }
  }

  /** A request and what has the client that sends it. */
  abstract static class OkHttp2Hop extends HeadPlace<Outbound<Request, Object>> {
    private static final Inside PINS = new Inside("certificatePinner", "client");

    final Request moved(Request request, Move move) {
      Request moved = request.newBuilder().url(move.url()).build();
      agent().continues(request.httpUrl(), moved.httpUrl());
      agent().keep(moved.httpUrl(), move);
      return moved;
    }

    @Override
    public final String method(Outbound<Request, Object> out) {
      return out.request.method();
    }

    @Override
    public final String scheme(Outbound<Request, Object> out) {
      return out.request.httpUrl().scheme();
    }

    @Override
    public final String host(Outbound<Request, Object> out) {
      return out.request.httpUrl().host();
    }

    @Override
    public final int port(Outbound<Request, Object> out) {
      return out.request.httpUrl().port();
    }

    @Override
    public final String target(Outbound<Request, Object> out) {
      return Targets.of(out.request.httpUrl().encodedPath(), out.request.httpUrl().encodedQuery());
    }

    @Override
    public final boolean namesUser(Outbound<Request, Object> out) {
      return !out.request.httpUrl().encodedUsername().isEmpty();
    }

    @Override
    public final @Nullable String header(Outbound<Request, Object> out, String name) {
      return out.request.header(name);
    }

    @Override
    public final List<String> headers(Outbound<Request, Object> out, String name) {
      return out.request.headers(name);
    }

    @Override
    protected final Object standsFor(Outbound<Request, Object> out) {
      return out.request.httpUrl();
    }

    /** Not if a pin of the old host would silently be asked for no more. */
    @Override
    public final boolean trustsAlike(Outbound<Request, Object> out, String otherHost) {
      CertificatePinner pinner = PINS.find(CertificatePinner.class, out.connection);
      return pinner != null && (!isPinned(pinner, host(out)) || isPinned(pinner, otherHost));
    }

    /** No certificate is good for a host that has a pin. */
    private static boolean isPinned(CertificatePinner pinner, String host) {
      try {
        pinner.check(host, Collections.<java.security.cert.Certificate>emptyList());
        return false;
      } catch (SSLPeerUnverifiedException pinned) {
        return true;
      }
    }
  }
}
