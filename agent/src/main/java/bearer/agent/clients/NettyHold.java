package bearer.agent.clients;

import bearer.agent.hop.Later;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is written to a connection while a head waits for its token, in its order: that head and all
 * that comes behind it. Bounded: beyond that nothing waits any longer. If the connection is closed
 * meanwhile, all of it is released and fails. For the connection's event loop.
 */
abstract class NettyHold implements ChannelFutureListener {
  private static final int MOST_WRITES = 1_024;
  private static final int MOST_BYTES = 4 << 20;

  private final ChannelHandlerContext context;
  private final Deque<NettyWrite> writes = new ArrayDeque<>();
  private final AtomicInteger bytes = new AtomicInteger();
  private volatile boolean goesOn;
  private volatile @Nullable NettyWrite next;

  NettyHold(ChannelHandlerContext context) {
    this.context = context;
    context.channel().closeFuture().addListener(this);
  }

  /** Calls the method that was put off. */
  abstract void write(Object[] arguments) throws Exception;

  /** Nothing is held any longer. */
  abstract void over();

  /** What the method is called for, once, if that is because it goes on; null if it is not. */
  final @Nullable NettyWrite takeNext() {
    NettyWrite now = next;
    next = null;
    return now;
  }

  /**
   * @param ready null if it only waits for what is before it
   */
  final void add(NettyWrite write, @Nullable CompletionStage<Void> ready) {
    writes.add(write);
    if (bytes.addAndGet(write.bytes()) > MOST_BYTES || writes.size() > MOST_WRITES) {
      goOnWithAll();
    } else if (ready != null) {
      write.waits = true;
      new Later(ready, context.executor())
          .execute(
              () -> {
                write.waits = false;
                goOn();
              });
    }
  }

  /** The connection is closed. */
  @Override
  public final void operationComplete(ChannelFuture closed) {
    goOnWithAll();
  }

  private void goOnWithAll() {
    for (NettyWrite each : writes) {
      each.waits = false;
    }
    goOn();
  }

  private void goOn() {
    if (goesOn) { // what is written may bring about more to write
      return;
    }
    goesOn = true;
    for (NettyWrite first; (first = writes.peek()) != null && !first.waits; ) {
      writes.remove();
      goOn(first);
    }
    goesOn = false;
    if (writes.isEmpty()) { // before anything else is written because these are
      context.channel().closeFuture().removeListener(this);
      over();
    }
    flush(context);
  }

  private void goOn(NettyWrite write) {
    if (!context.channel().isOpen() || !isOpen(write)) {
      write.drop();
      return;
    }
    next = write;
    try {
      write(write.arguments);
    } catch (Throwable failed) { // as Netty does with what a handler throws
      write.fail(failed);
    }
    next = null;
  }

  /** Whether something is held that is written to the same stream. */
  final boolean isAbout(Object stream) {
    for (NettyWrite each : writes) {
      if (each.arguments[1].equals(stream)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what a write is to, on an open connection, is open too. */
  boolean isOpen(NettyWrite write) {
    return true;
  }

  void flush(ChannelHandlerContext handler) {
    handler.flush();
  }
}
