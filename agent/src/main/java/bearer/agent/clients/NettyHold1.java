package bearer.agent.clients;

import bearer.agent.hop.Requests;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequestEncoder;

/** Of HTTP/1: what an encoder is told to write. */
final class NettyHold1 extends NettyHold {
  private final Object encoder;
  private final Requests agent;

  NettyHold1(ChannelHandlerContext context, Object encoder, Requests agent) {
    super(context);
    this.encoder = encoder;
    this.agent = agent;
  }

  @Override
  void write(Object[] arguments) throws Exception {
    ((HttpRequestEncoder) encoder)
        .write((ChannelHandlerContext) arguments[0], arguments[1], (ChannelPromise) arguments[2]);
  }

  @Override
  void over() {
    if (agent.kept(encoder) == this) {
      agent.keep(encoder, null);
    }
  }

  /**
   * A connection on which a request has failed: not everybody looks at what becomes of a write.
   *
   * @param promise of that write; the void one tells the pipeline by itself
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the call has failed already
  static void end(ChannelHandlerContext codec, Object promise, Throwable reason) {
    codec
        .executor()
        .execute(
            new Runnable() {
              @Override
              public void run() {
                if (promise != codec.voidPromise()) {
                  codec.fireExceptionCaught(reason);
                }
                codec.close();
              }
            });
  }
}
