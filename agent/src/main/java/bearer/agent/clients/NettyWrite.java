package bearer.agent.clients;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ReferenceCounted;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** A call of a method that writes to a connection, which is put off. */
final class NettyWrite {
  /** The last one is its promise. */
  final Object[] arguments;

  /** If it is a head that the agent decides about. */
  final @Nullable NettyHead head;

  /** Whether it waits for a token, and not only for what is before it. */
  volatile boolean waits;

  NettyWrite(Object[] arguments, @Nullable NettyHead head) {
    this.arguments = arguments.clone();
    this.head = head;
  }

  int bytes() {
    int bytes = 0;
    for (Object each : arguments) {
      if (each instanceof ByteBuf) {
        bytes += ((ByteBuf) each).readableBytes();
      } else if (each instanceof ByteBufHolder) {
        bytes += ((ByteBufHolder) each).content().readableBytes();
      }
    }
    return bytes;
  }

  void fail(Throwable reason) {
    ((ChannelPromise) arguments[arguments.length - 1]).tryFailure(reason);
  }

  /** What it is to is closed. */
  void drop() {
    for (Object each : arguments) {
      if (each instanceof ReferenceCounted) {
        ReferenceCountUtil.safeRelease(each);
      }
    }
    fail(new ClosedChannelException());
  }
}
