package bearer.agent.clients;

import bearer.agent.hop.Later;
import bearer.agent.hop.Requests;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.channel.ChannelFuture;
import org.jboss.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * As {@link NettyHold}, of an encoder of Netty 3: it goes on by the connection's I/O worker, while
 * any thread may add to it.
 */
final class Netty3Hold implements ChannelFutureListener {
  /** Of what is kept about encoders. */
  private static final Object KEPT = new Object();

  private final Requests agent;
  private final Object encoder;
  private final Channel channel;
  final Netty3Queue queue = new Netty3Queue();

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
      if (kept instanceof Netty3Hold && ((Netty3Hold) kept).queue.put(head)) {
        return (Netty3Hold) kept;
      }
      queue.put(head);
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
    boolean isHeld = queue.put(write);
    if (isHeld && ready != null) {
      await(write, ready);
    }
    if (isHeld && queue.isFull()) {
      goOnWithAll();
    }
    return isHeld;
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

  /** The connection is closed. */
  @Override
  public void operationComplete(ChannelFuture closed) {
    goOnWithAll();
  }

  private void goOnWithAll() {
    queue.stopWaiting();
    goOn();
  }

  private void goOn() {
    if (queue.begins()) {
      for (Netty3Write first; (first = first()) != null; ) {
        Object refused = agent.kept(encoder);
        if (refused instanceof IOException) { // the rest of a request whose head was
          first.fail((IOException) refused);
        } else {
          queue.goOn(first, encoder);
        }
      }
      if (queue.isOver()) {
        channel.getCloseFuture().removeListener(this);
      }
    }
  }

  /** Null if it still waits, or nothing is held any longer. */
  private @Nullable Netty3Write first() {
    synchronized (KEPT) {
      Netty3Write first = queue.first();
      if (queue.isOver() && agent.kept(encoder) == this) {
        agent.keep(encoder, null);
      }
      return first;
    }
  }
}
