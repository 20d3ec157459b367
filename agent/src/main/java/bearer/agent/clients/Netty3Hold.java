package bearer.agent.clients;

import bearer.agent.hop.Later;
import bearer.agent.hop.Requests;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.channel.ChannelFuture;
import org.jboss.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * As {@link NettyHold}, of an encoder of Netty 3: it goes on by the connection's I/O worker, while
 * any thread may add to it.
 */
final class Netty3Hold implements ChannelFutureListener {
  private static final int MOST_WRITES = 1_024;
  private static final int MOST_BYTES = 4 << 20;

  /** Of what is kept about encoders. */
  private static final Object KEPT = new Object();

  private final Requests agent;
  private final Object encoder;
  private final Channel channel;
  private final Deque<Netty3Write> writes = new ArrayDeque<>();
  private final AtomicInteger bytes = new AtomicInteger();
  private volatile boolean goesOn;
  private volatile boolean isOver;
  private volatile @Nullable Thread worker;
  private volatile @Nullable Netty3Write next;

  private Netty3Hold(Requests agent, Object encoder, Channel channel) {
    this.agent = agent;
    this.encoder = encoder;
    this.channel = channel;
  }

  static void begin(Requests agent, Object encoder, Netty3Write head, CompletionStage<Void> ready) {
    head.waits = true;
    Netty3Hold fresh = new Netty3Hold(agent, encoder, head.context.getChannel());
    Netty3Hold hold = fresh.orKept(head);
    if (hold == fresh) {
      hold.channel.getCloseFuture().addListener(hold);
    }
    hold.await(head, ready);
  }

  /** Another thread may have begun to hold something meanwhile. */
  private Netty3Hold orKept(Netty3Write head) {
    synchronized (KEPT) {
      Object kept = agent.kept(encoder);
      if (kept instanceof Netty3Hold && ((Netty3Hold) kept).put(head)) {
        return (Netty3Hold) kept;
      }
      put(head);
      agent.keep(encoder, this);
      return this;
    }
  }

  /**
   * Answers false if nothing is held any longer.
   *
   * @param ready null if it only waits for what is before it
   */
  boolean add(Netty3Write write, @Nullable CompletionStage<Void> ready) {
    write.waits = ready != null;
    boolean isHeld = put(write);
    if (isHeld && ready != null) {
      await(write, ready);
    }
    if (isHeld && isFull()) {
      goOnWithAll();
    }
    return isHeld;
  }

  private synchronized boolean put(Netty3Write write) {
    if (!isOver) {
      writes.add(write);
      bytes.addAndGet(write.bytes());
    }
    return !isOver;
  }

  private synchronized boolean isFull() {
    return bytes.get() > MOST_BYTES || writes.size() > MOST_WRITES;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it is what runs that fails
  private void await(Netty3Write write, CompletionStage<Void> ready) {
    Executor loop = write.context.getPipeline()::execute;
    new Later(ready, loop)
        .execute(
            () -> {
              write.waits = false;
              goOn();
            });
  }

  /** What the encoder is handed a message for, once, if that is because it goes on; or null. */
  @Nullable Netty3Write takeNext() {
    if (Thread.currentThread() != worker) {
      return null;
    }
    Netty3Write now = next;
    next = null;
    return now;
  }

  /** The connection is closed. */
  @Override
  public void operationComplete(ChannelFuture closed) {
    goOnWithAll();
  }

  private void goOnWithAll() {
    synchronized (this) {
      for (Netty3Write each : writes) {
        each.waits = false;
      }
    }
    goOn();
  }

  private void goOn() {
    if (begins()) {
      for (Netty3Write first; (first = first()) != null; ) {
        Object refused = agent.kept(encoder);
        if (refused instanceof IOException) { // the rest of a request whose head was
          first.fail((IOException) refused);
        } else {
          goOn(first);
        }
      }
      if (isOver()) {
        channel.getCloseFuture().removeListener(this);
      }
    }
  }

  private synchronized boolean isOver() {
    return isOver;
  }

  private void goOn(Netty3Write write) {
    worker = Thread.currentThread();
    next = write;
    write.goOn(encoder);
    next = null;
  }

  private synchronized boolean begins() {
    boolean begins = !goesOn && !isOver;
    goesOn = goesOn || begins; // what is written may bring about more to write
    return begins;
  }

  /** Null if it still waits, or nothing is held any longer. */
  private @Nullable Netty3Write first() {
    synchronized (KEPT) {
      synchronized (this) {
        Netty3Write first = writes.peek();
        goesOn = first != null && !first.waits;
        isOver = first == null;
        if (isOver && agent.kept(encoder) == this) {
          agent.keep(encoder, null);
        }
        return goesOn ? writes.remove() : null;
      }
    }
  }
}
