package bearer.agent.clients;

import bearer.agent.hop.Requests;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Of HTTP/2: what an encoder is told to write to new streams. They are opened when they are held,
 * so that Netty itself knows that one may be reset of which the server knows nothing yet.
 */
final class NettyHold2 extends NettyHold {
  private final DefaultHttp2ConnectionEncoder encoder;
  private final Requests agent;

  private NettyHold2(
      ChannelHandlerContext handler, DefaultHttp2ConnectionEncoder encoder, Requests agent) {
    super(handler);
    this.encoder = encoder;
    this.agent = agent;
  }

  static NettyHold begin(Object encoder, Object[] arguments, Requests agent) {
    NettyHold hold =
        new NettyHold2(
            (ChannelHandlerContext) arguments[0], (DefaultHttp2ConnectionEncoder) encoder, agent);
    agent.keep(encoder, hold);
    return hold;
  }

  /** Whether a stream is there; otherwise the encoder is to say why not. */
  static boolean opens(Object encoder, Object stream) {
    Http2Connection connection = ((DefaultHttp2ConnectionEncoder) encoder).connection();
    try {
      return connection.stream((Integer) stream) != null
          || connection.local().createStream((Integer) stream, false) != null;
    } catch (Http2Exception refused) {
      return false;
    }
  }

  @Override
  boolean isOpen(NettyWrite write) {
    return encoder.connection().stream((Integer) write.arguments[1]) != null;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // it is the promise
  void write(Object[] put) {
    if (put[2] instanceof ByteBuf) {
      encoder.writeData(
          (ChannelHandlerContext) put[0],
          (Integer) put[1],
          (ByteBuf) put[2],
          (Integer) put[3],
          (Boolean) put[4],
          (ChannelPromise) put[5]);
    } else {
      writeHead(put, put.length - 6);
    }
  }

  /**
   * @param at where what is said of priorities begins, which may not be meant
   */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void writeHead(Object[] put, int at) {
    if (at == 4 && !((Boolean) put[3])) {
      encoder.writeHeaders(
          (ChannelHandlerContext) put[0],
          (Integer) put[1],
          (Http2Headers) put[2],
          (Integer) put[at + 3],
          (Boolean) put[at + 4],
          (ChannelPromise) put[at + 5]);
    } else {
      encoder.writeHeaders(
          (ChannelHandlerContext) put[0],
          (Integer) put[1],
          (Http2Headers) put[2],
          (Integer) put[at],
          (Short) put[at + 1],
          (Boolean) put[at + 2],
          (Integer) put[at + 3],
          (Boolean) put[at + 4],
          (ChannelPromise) put[at + 5]);
    }
  }

  @Override
  void flush(ChannelHandlerContext handler) {
    if (handler.handler() instanceof Http2ConnectionHandler) {
      ((Http2ConnectionHandler) handler.handler()).flush(handler);
    } else {
      handler.flush();
    }
  }

  @Override
  void over() {
    agent.keep(encoder, null);
  }
}
