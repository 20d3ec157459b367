package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Jersey's JDK connector 2.27 to 3.1, which writes to channels of its own, where the head of one
 * hop is written to a connection. None of its types can be named. Headers of the first hop are
 * copied to that of a redirect, so what makes the head is given a copy, and nobody else.
 */
final class JerseyJdk {
  private static final String JERSEY = "org.glassfish.jersey.jdk.connector.";
  private static final String INTERNAL = JERSEY + "internal.";
  private static final Client CLIENT = client("JerseyJdk");
  private static final Client CALLS = client("JerseyJdkCalls");
  private static final Method SEND = Method.of("send", 2, INTERNAL + "HttpConnectionPool");

  static final ClientHook[] HOOKS = {
    CALLS.putOff("Begin", SEND),
    CALLS.enter("Streamed", SEND).beside(),
    CLIENT.enter("Begun", Method.of("send", 1, INTERNAL + "HttpConnection")),
    CLIENT.held("WriteHead", Method.of("write", 2, INTERNAL + "HttpFilter")),
    CLIENT.exit("Read", Method.of("getHeaders", 0, INTERNAL + "HttpRequest")).ifPresent(),
    CALLS
        .enter("Answered", Method.of("processResponseHeaders", 1, INTERNAL + "HttpConnection"))
        .beside(),
    CALLS.around("Redirect", Method.of("doRedirect", 2, INTERNAL + "RedirectHandler")).beside()
  };

  private JerseyJdk() {}

  private static Client client(String file) {
    return new Client("Jersey's JDK connector", file, Frames.opening(JERSEY));
  }

  /** Where a request is given to its connection. */
  static final class Begun extends Place {
    @Override
    public void link(Class<?> woven) {
      JerseyJdkPeer.check(woven);
    }

    @Override
    public @Nullable Object enter(Object connection, Object[] arguments) {
      agent().keep(arguments[0], new JerseyJdkPeer(connection));
      return null;
    }
  }

  /** What asks for a tunnel is given to no connection before. */
  static final class WriteHead extends EventLoopHead {
    private volatile java.lang.reflect.@Nullable Method failed;

    @Override
    public void link(Class<?> woven) {
      JerseyJdkCall.check(woven, "write");
      failed = method(JerseyJdkCall.parameter(woven, "write", 1), "failed", 1);
    }

    @Override
    public @Nullable Object enter(Object filter, Object[] arguments) {
      Object peer = agent().kept(arguments[0]);
      if (!(peer instanceof JerseyJdkPeer)) {
        return null;
      }
      agent().keep(arguments[0], null);
      try {
        return outgoing(new JerseyJdkCall(arguments[0], (JerseyJdkPeer) peer));
      } catch (IOException refused) {
        invoke(requireNonNull(failed), arguments[1], refused);
        return PUT_OFF;
      }
    }

    private @Nullable JerseyJdkEdit outgoing(JerseyJdkCall call) throws IOException {
      Edit edit = agent().outgoingNow(this, call);
      agent().sent(call.request, edit);
      if (edit == null || edit.changesNothing()) {
        return null;
      }
      JerseyJdkEdit head = new JerseyJdkEdit(edit, call.request);
      agent().keep(Thread.currentThread(), head);
      return head;
    }

    @Override
    public @Nullable Object exit(
        Object head, Object filter, Object[] arguments, @Nullable Object nothing) {
      agent().keep(Thread.currentThread(), null);
      ((JerseyJdkEdit) head).mustBeTaken();
      return nothing;
    }
  }

  /** The headers of a request, which are read everywhere; what needs this says if it is gone. */
  static final class Read extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object request, Object[] arguments, @Nullable Object headers) {
      Object head = agent().kept(Thread.currentThread());
      return head instanceof JerseyJdkEdit
          ? ((JerseyJdkEdit) head).insteadOf(request, requireNonNull((Map<?, ?>) headers))
          : headers;
    }
  }
}
