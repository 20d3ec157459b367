package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Edit;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Place;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.MessageEvent;
import org.jspecify.annotations.Nullable;

/**
 * Netty 3.6 to 3.10 (org.jboss), HTTP/1, where its encoder is handed a message: the last place that
 * has the head, the connection and the future. The headers are put back when the head is encoded,
 * since any thread may write, and the answer be another's before that one returns. As in {@link
 * Netty}, while a head has no token yet, it and what comes behind it are held.
 */
final class Netty3 {
  private static final String HTTP = "org.jboss.netty.handler.codec.http.";
  private static final Frames FRAMES = Frames.beneath("org.jboss.netty.");
  private static final Client CLIENT = new Client("Netty 3", "Netty3", FRAMES);
  private static final Client ENCODED = new Client("Netty 3", "Netty3Encoded", FRAMES);
  private static final Client ANSWERS = new Client("Netty 3", "Netty3Answers", FRAMES);

  static final ClientHook[] HOOKS = {
    CLIENT
        .exit("Connect", Method.of("connect", 0, "org.jboss.netty.bootstrap.ClientBootstrap"))
        .ifPresent(), // by that it is known before its first connection
    CLIENT.held(
        "Write",
        Method.of("handleDownstream", 2, "org.jboss.netty.handler.codec.oneone.OneToOneEncoder")
            .within(HTTP + "HttpRequestEncoder")),
    ENCODED
        .exit(
            "Encoded",
            Method.of("encode", 3, HTTP + "HttpMessageEncoder").within(HTTP + "HttpRequestEncoder"))
        .ifPresent(),
    ANSWERS.exit("Answered", Method.of("isContentAlwaysEmpty", 1, HTTP + "HttpClientCodec$Decoder"))
  };

  private Netty3() {}

  static final class Connect extends Place {}

  static final class Write extends Netty3Heads {
    @Override
    public void link(Class<?> woven) {
      Netty3Headers.check();
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      if (!(arguments[1] instanceof MessageEvent)) {
        return null; // to close a connection is never held
      }
      Object kept = agent().kept(self);
      if (kept instanceof IOException) { // the rest of a request whose head was refused
        throw (IOException) kept;
      }
      Netty3Hold hold = (Netty3Hold) kept;
      Netty3Write next = hold == null ? null : hold.queue.takeNext();
      return next == null
          ? begin(self, hold, write((ChannelHandlerContext) arguments[0], arguments[1]))
          : begin(self, next);
    }

    private Netty3Write write(ChannelHandlerContext context, Object event) {
      MessageEvent message = (MessageEvent) event;
      return new Netty3Write(context, message, head(message.getMessage(), context));
    }

    private @Nullable Object begin(Object self, @Nullable Netty3Hold hold, Netty3Write write) {
      CompletionStage<Void> ready = write.head == null ? null : agent().ready(this, write.head);
      if (hold != null && hold.add(write, ready)) {
        return PUT_OFF;
      }
      if (ready == null) {
        return begin(self, write);
      }
      Netty3Hold.begin(agent(), self, write, ready);
      return PUT_OFF;
    }

    private @Nullable Object begin(Object self, Netty3Write write) {
      Netty3Call head = write.head;
      try {
        if (head != null) {
          Edit edit = agent().outgoingNow(this, head);
          Netty3Answers.sent(agent(), self, head); // nothing may fail once it is applied
          head.apply(edit);
        }
        return head;
      } catch (IOException refused) {
        agent().keep(self, refused); // until its connection is gone
        write.refuse(refused);
        return PUT_OFF;
      }
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      ((Netty3Call) state).undo();
      return result;
    }
  }
}
