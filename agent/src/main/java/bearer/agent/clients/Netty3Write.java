package bearer.agent.clients;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jboss.netty.buffer.ChannelBuffer;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.Channels;
import org.jboss.netty.channel.MessageEvent;
import org.jboss.netty.handler.codec.http.HttpChunk;
import org.jboss.netty.handler.codec.http.HttpMessage;
import org.jboss.netty.handler.codec.http.HttpRequestEncoder;
import org.jspecify.annotations.Nullable;

/** A message that an encoder of Netty 3 is handed, perhaps later. */
final class Netty3Write {
  final ChannelHandlerContext context;

  /** If it is a head that the agent decides about. */
  final @Nullable Netty3Call head;

  private final MessageEvent event;

  /** Whether it waits for a token, and not only for what is before it. */
  volatile boolean waits;

  Netty3Write(ChannelHandlerContext context, MessageEvent event, @Nullable Netty3Call head) {
    this.context = context;
    this.event = event;
    this.head = head;
  }

  int bytes() {
    Object message = event.getMessage();
    if (message instanceof HttpMessage) {
      return ((HttpMessage) message).getContent().readableBytes();
    }
    return message instanceof HttpChunk
        ? ((HttpChunk) message).getContent().readableBytes()
        : message instanceof ChannelBuffer ? ((ChannelBuffer) message).readableBytes() : 0;
  }

  /** What fails is told as Netty does of what a handler throws. */
  void goOn(Object encoder) {
    if (context.getChannel().getCloseFuture().isDone()) { // the channel itself learns it later
      fail(new ClosedChannelException());
      return;
    }
    try {
      ((HttpRequestEncoder) encoder).handleDownstream(context, event);
    } catch (Throwable failed) {
      failed(failed);
    }
  }

  void fail(Throwable reason) {
    event.getFuture().setFailure(reason);
  }

  private void failed(Throwable reason) {
    fail(reason);
    Channels.fireExceptionCaught(context.getChannel(), reason);
  }

  /** Its connection ends, but not before everybody has heard why. */
  @SuppressWarnings("FutureReturnValueIgnored") // the call has failed already
  void refuse(IOException reason) {
    failed(reason);
    context.getChannel().close();
  }
}
