package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Place;
import com.ning.http.client.ListenableFuture;
import com.ning.http.client.providers.grizzly.HttpTransactionContext;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Objects;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.jspecify.annotations.Nullable;

/**
 * AsyncHttpClient 1.9 (com.ning) over Grizzly, from 1.9.26 on, and Grizzly's own copy of that,
 * where a filter hands on the head that it has made for one hop. Any thread may write; redirects
 * are made anew out of the application's request.
 */
final class Grizzly {
  private static final String GRIZZLY = "com.ning.http.client.providers.grizzly.";
  private static final Client CLIENT =
      new Client("Grizzly", "Grizzly", Frames.opening(GRIZZLY).around("org.glassfish.grizzly."));

  static final ClientHook[] HOOKS = {
    CLIENT.putOff("Begin", Method.of("execute", 1, GRIZZLY + "GrizzlyAsyncHttpProvider")),
    CLIENT.enter("Head", Method.of("sendRequest", 4, GRIZZLY + "AsyncHttpClientFilter")),
    CLIENT
        .enter("Answered", Method.of("onHttpHeaderParsed", 3, GRIZZLY + "AhcEventFilter"))
        .beside()
  };

  private Grizzly() {}

  /** Where a hop has a connection, perhaps to a proxy that is asked for a tunnel first. */
  static final class Begin extends EventLoopBegin {
    @Override
    public void link(Class<?> woven) {
      GrizzlyCall.check();
    }

    @Override
    protected EventLoopCall request(Object self, Object[] arguments) {
      return GrizzlyCall.of(arguments[0]);
    }

    /** Its time is over, or it was cancelled. */
    @Override
    protected boolean hasEnded(Object self, Object[] arguments) {
      ListenableFuture<?> call = GrizzlyCall.future(arguments[0]);
      boolean hasEnded = call != null && call.isDone();
      if (hasEnded) {
        GrizzlyCall.connection(arguments[0]).closeSilently(); // or it never goes back to its pool
      }
      return hasEnded;
    }

    @Override
    protected void fail(Object self, Object[] arguments, Throwable reason) {
      ListenableFuture<?> call = GrizzlyCall.future(arguments[0]);
      if (call != null) {
        call.abort(reason);
      }
      GrizzlyCall.connection(arguments[0]).closeSilently();
    }
  }

  static final class Head extends EventLoopHead {
    @Override
    public void link(Class<?> woven) {
      GrizzlyCall.check();
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      HttpRequestPacket request = (HttpRequestPacket) arguments[2];
      GrizzlyCall out = GrizzlyCall.of(arguments[0], request);
      if (out != null) {
        Edit edit = agent().outgoingNow(this, out);
        if (edit != null) {
          GrizzlyEdit.apply(edit, request.getHeaders());
        }
        agent().sent(request, edit);
      }
      return null;
    }
  }

  /** Where it is decided what follows an answer. */
  static final class Answered extends Place {
    private volatile @Nullable Field current;

    @Override
    public void link(Class<?> woven) {
      GrizzlyCall.check();
      current = field(HttpTransactionContext.class, "REQUEST_STATE_ATTR");
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      HttpResponsePacket answer = (HttpResponsePacket) arguments[0];
      HttpRequestPacket request = answer.getRequest();
      int status = answer.getStatus();
      if (status >= 200 && !GrizzlyCall.isTunnel(request)) {
        String why =
            isRefusal(status) ? GrizzlyEdit.values(answer, "WWW-Authenticate").toString() : null;
        agent().answered(request, null, status, why);
        follow(status, current((FilterChainContext) arguments[2]));
      }
      return null;
    }

    private @Nullable Object current(FilterChainContext context) {
      Attribute<?> hop = (Attribute<?>) get(Objects.requireNonNull(current), null);
      return hop == null ? null : hop.get(context.getConnection());
    }

    private void follow(int status, @Nullable Object hop) {
      ListenableFuture<?> call = hop == null ? null : GrizzlyCall.future(hop);
      if (hop != null && call != null) {
        answered(call, status, GrizzlyCall.url(hop));
      }
    }
  }
}
