package bearer.agent.rewriting;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Move;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import org.apache.axis.AxisFault;
import org.apache.axis.MessageContext;
import org.jspecify.annotations.Nullable;

/**
 * Axis 1.2 to 1.4 by its own HTTPSender, which takes the URL out of the context of the message, and
 * calls itself to follow a redirect. The context is the library's, but handlers of the application
 * see it: it is told the new URL for the call, and the old one again afterwards, unless the library
 * has moved on since.
 */
final class Axis {
  private static final Client CLIENT = Client.rewriting("Axis 1", "Axis");

  static final ClientHook[] HOOKS = {
    CLIENT.around("Invoke", Method.of("invoke", 1, "org.apache.axis.transport.http.HTTPSender"))
  };

  private Axis() {}

  static final class Invoke extends AxisHop {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      MessageContext context = (MessageContext) arguments[0];
      URL url = url(context);
      return url == null ? null : begun(new AxisCall(context, url));
    }

    /** What is no URL is for the library to refuse. */
    private static @Nullable URL url(MessageContext context) {
      try {
        return new URL(context.getStrProp(MessageContext.TRANS_URL));
      } catch (MalformedURLException none) {
        return null;
      }
    }

    private AxisCall begun(AxisCall call) throws IOException {
      Move move = move(call);
      agent().keep(call.context, move);
      if (move != null && move.leadsElsewhere()) {
        call.moveTo(move.url());
      }
      return call;
    }

    private @Nullable Move move(AxisCall call) throws IOException {
      try {
        return redirectedFrom(call) == null
            ? agent().moving(this, call)
            : movingOn(keptMove(call.context), call);
      } catch (IOException refused) {
        throw AxisFault.makeFault(refused); // as the library does
      }
    }

    @Override
    public @Nullable Object exit(
        Object call, Object self, Object[] arguments, @Nullable Object nothing) {
      ((AxisCall) call).undo();
      agent().keep(((AxisCall) call).context, null);
      return nothing;
    }
  }
}
