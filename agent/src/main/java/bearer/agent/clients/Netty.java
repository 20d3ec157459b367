package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Frames;
import bearer.agent.hop.Place;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Netty 4.0 to 4.2, HTTP/1, and whatever sits on it, where its encoder is told to write a message:
 * the last place that has the head, the connection and the promise. The headers may be the
 * application's own; they are put back before the method returns. An event loop never waits: while
 * a head has no token yet, it and what comes behind it are held.
 */
final class Netty {
  private static final Frames FRAMES = Frames.beneath("io.netty.");
  private static final Client CLIENT = new Client("Netty", "Netty", FRAMES);
  private static final Client ANSWERS = new Client("Netty", "NettyAnswers", FRAMES);
  private static final String HTTP = "io.netty.handler.codec.http.";
  private static final String ENCODER = HTTP + "HttpRequestEncoder";

  static final ClientHook[] HOOKS = {
    CLIENT
        .exit("Tls", Method.of("isServer", 0, "io.netty.handler.ssl.SslContext"))
        .ifPresent(), // by that it is known before its first connection
    CLIENT
        .held("Write", Method.of("write", 3, HTTP + "HttpObjectEncoder").within(ENCODER))
        .ifPresent(), // in newer versions
    CLIENT.held(
        "Write",
        Method.of("write", 3, "io.netty.handler.codec.MessageToMessageEncoder").within(ENCODER)),
    ANSWERS.exit("Answered", Method.of("isContentAlwaysEmpty", 1, HTTP + "HttpClientCodec$Decoder"))
  };

  private Netty() {}

  static final class Tls extends Place {}

  static final class Write extends NettyHeads {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) throws IOException {
      Object kept = agent().kept(self);
      if (kept instanceof IOException) { // the rest of a request whose head was refused
        ReferenceCountUtil.release(arguments[1]);
        throw (IOException) kept;
      }
      NettyHold hold = (NettyHold) kept;
      NettyWrite next = hold == null ? null : hold.takeNext();
      if (next != null) {
        return next.head == null ? null : begin(next.head, self, arguments);
      }
      NettyHead head = head(arguments);
      CompletionStage<Void> ready = head == null ? null : agent().ready(this, head);
      if (hold == null && ready == null) {
        return head == null ? null : begin(head, self, arguments);
      }
      (hold == null ? hold(self, arguments) : hold).add(new NettyWrite(arguments, head), ready);
      return PUT_OFF;
    }

    private NettyHold hold(Object encoder, Object[] arguments) {
      NettyHold hold = new NettyHold1((ChannelHandlerContext) arguments[0], encoder, agent());
      agent().keep(encoder, hold);
      return hold;
    }

    /** Null if it is none, or somebody has decided about it who knows more. */
    private @Nullable NettyHead head(Object[] arguments) {
      if (!(arguments[1] instanceof HttpRequest)) {
        return null;
      }
      HttpRequest request = (HttpRequest) arguments[1];
      return agent().kept(request) != null || agent().kept(request.headers()) != null
          ? null
          : found(head(request, (ChannelHandlerContext) arguments[0]));
    }

    private Object begin(NettyHead head, Object self, Object[] arguments) throws IOException {
      try {
        ((NettyHead1) head).apply(agent().outgoingNow(this, head));
        return head;
      } catch (IOException refused) {
        ReferenceCountUtil.release(arguments[1]); // nobody else will
        agent().keep(self, refused); // until its connection is gone
        NettyHold1.end((ChannelHandlerContext) arguments[0], arguments[2], refused);
        throw refused;
      }
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      NettyHead1 head = (NettyHead1) state;
      head.undo();
      NettyAnswers.sent(agent(), self, head);
      return result;
    }
  }
}
