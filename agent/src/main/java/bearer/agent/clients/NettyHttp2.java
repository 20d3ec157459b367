package bearer.agent.clients;

import bearer.agent.hop.Client;
import bearer.agent.hop.ClientHook;
import bearer.agent.hop.ClientHook.Method;
import bearer.agent.hop.Frames;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Netty 4.1 and 4.2, HTTP/2, and whatever sits on it, where a connection's encoder is told to write
 * the head of a stream: a copy of it is changed. Heads must be written in the order of their
 * streams: while one has no token yet, all new streams of its connection are held, and those that
 * are under way go on.
 */
final class NettyHttp2 {
  private static final Frames FRAMES = Frames.beneath("io.netty.");
  private static final Client CLIENT = new Client("Netty", "NettyHttp2", FRAMES);
  private static final Client ANSWERS = new Client("Netty", "NettyHttp2Answers", FRAMES);
  private static final String HTTP2 = "io.netty.handler.codec.http2.";
  private static final String ENCODER = HTTP2 + "DefaultHttp2ConnectionEncoder";

  static final ClientHook[] HOOKS = {
    CLIENT.held("WriteHead", Method.of("writeHeaders0", 10, ENCODER)).ifPresent(),
    new Client("Netty", "NettyHttp2Older", FRAMES)
        .held("WriteHead", Method.of("writeHeaders", 9, ENCODER)),
    new Client("Netty", "NettyHttp2Data", FRAMES)
        .held("Write", Method.of("writeData", 6, ENCODER))
        .beside(),
    ANSWERS
        .enter(
            "Answered",
            Method.of(
                "onHeadersRead", 8, HTTP2 + "DefaultHttp2ConnectionDecoder$FrameReadListener"))
        .ifPresent(),
    ANSWERS
        .exit("Converted", Method.of("encode", 3, HTTP2 + "Http2StreamFrameToHttpObjectCodec"))
        .ifPresent()
  };

  private NettyHttp2() {}

  static class WriteHead extends NettyHeads {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      NettyHold hold = (NettyHold) agent().kept(self);
      NettyWrite next = hold == null ? null : hold.takeNext();
      if (next != null) {
        return next.head == null ? null : begin(next.head, self, arguments);
      }
      NettyHead head = head((DefaultHttp2ConnectionEncoder) self, arguments);
      CompletionStage<Void> ready = head == null ? null : agent().ready(this, head);
      boolean opens = NettyHead2.areOfRequest((Http2Headers) arguments[2]);
      boolean behind = hold != null && (opens || hold.isAbout(arguments[1]));
      if ((!behind && ready == null) || !NettyHold2.opens(self, arguments[1])) {
        return head == null ? null : begin(head, self, arguments);
      }
      (hold == null ? NettyHold2.begin(self, arguments, agent()) : hold)
          .add(new NettyWrite(arguments, head), ready);
      return PUT_OFF;
    }

    /** Null if it is none of a request, or somebody has decided about it who knows more. */
    private @Nullable NettyHead head(DefaultHttp2ConnectionEncoder encoder, Object[] arguments) {
      Http2Headers headers = (Http2Headers) arguments[2];
      ChannelHandlerContext handler = (ChannelHandlerContext) arguments[0];
      return encoder.connection().isServer()
              || !NettyHead2.areOfRequest(headers)
              || agent().kept(headers) != null
              || AsyncHttpStream.isHeadOf(agent())
          ? null
          : found(new NettyHead2(headers, handler, tunnel(handler)));
    }

    private Object begin(NettyHead head, Object self, Object[] arguments) {
      try {
        head.edit = agent().outgoingNow(this, head);
        arguments[2] = ((NettyHead2) head).edited();
        return head;
      } catch (IOException refused) {
        NettyHead2.fail(self, arguments, refused);
        return PUT_OFF;
      }
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      Http2Stream stream =
          ((DefaultHttp2ConnectionEncoder) self).connection().stream((Integer) arguments[1]);
      if (stream != null) {
        agent().keep(stream, state);
      }
      return result;
    }
  }
}
