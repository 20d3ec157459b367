package bearer.agent.clients;

import static java.util.Objects.requireNonNull;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import org.apache.axis.MessageContext;
import org.apache.axis.transport.http.HTTPConstants;
import org.jspecify.annotations.Nullable;

/**
 * Axis 1.2 to 1.4 by its own HTTPSender (of CommonsHTTPSender there is Commons HttpClient to see),
 * where it puts one head together, before it opens a socket for it. A redirect is another head of
 * the same call. The application's headers are put back on exit.
 */
final class Axis {
  private static final Client CLIENT =
      new Client(
          "Axis 1",
          "Axis",
          Frames.opening("org.apache.axis.transport.", "org.apache.axis.components.net."));
  private static final String SENDER = "org.apache.axis.transport.http.HTTPSender";

  static final ClientHook[] HOOKS = {
    CLIENT.around("WriteHead", Method.of("writeToSocket", 8, SENDER)),
    CLIENT.enter("Open", Method.of("getSocket", 8, SENDER)).beside(),
    CLIENT.exit("Answered", Method.of("readHeadersFromSocket", 4, SENDER)),
    CLIENT.around("Call", Method.of("invoke", 1, SENDER)).beside()
  };

  private Axis() {}

  static final class WriteHead extends AxisPlace {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      AxisHead head =
          new AxisHead(
              (MessageContext) arguments[1],
              (URL) arguments[2],
              (StringBuffer) arguments[3],
              (String) arguments[4],
              (Integer) arguments[5]);
      Edit edit = agent().outgoing(this, head);
      agent().sent(head.context, edit);
      if (edit == null || edit.changesNothing()) {
        return null;
      }
      AxisEdit edited = new AxisEdit(edit, head);
      arguments[2] = edited.url();
      agent().keep(head.lines, head.url.getProtocol());
      return edited;
    }

    @Override
    public @Nullable Object exit(
        Object edit, Object self, Object[] arguments, @Nullable Object stream) {
      ((AxisEdit) edit).undo();
      return stream;
    }
  }

  /** The scheme is read from a field that another call may have set meanwhile. */
  static final class Open extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      Object scheme = agent().kept(arguments[6]);
      if (scheme != null) {
        arguments[2] = scheme;
      }
      return null;
    }
  }

  static final class Answered extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object stream) {
      MessageContext context = (MessageContext) arguments[1];
      Object code = context.getProperty(HTTPConstants.MC_HTTP_STATUS_CODE);
      int status = code instanceof Integer ? (Integer) code : 0;
      if (status >= 200) {
        Map<?, ?> headers = (Map<?, ?>) requireNonNull(arguments[3]);
        Object challenges = isRefusal(status) ? headers.get("www-authenticate") : null;
        agent().answered(context, null, status, challenges == null ? null : challenges.toString());
        if (status / 100 == 3) {
          agent().redirected(context, context.getStrProp(MessageContext.TRANS_URL));
        }
      }
      return stream;
    }
  }

  /** The sender calls itself to follow a redirect; the application may use a context again. */
  static final class Call extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      return arguments[0];
    }

    @Override
    public @Nullable Object exit(
        Object context, Object self, Object[] arguments, @Nullable Object nothing) {
      agent().redirected(context, null);
      agent().continues(context, null);
      return nothing;
    }
  }
}
