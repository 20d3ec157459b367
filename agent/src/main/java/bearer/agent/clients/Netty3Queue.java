package bearer.agent.clients;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What an encoder of Netty 3 is to write later, in order. For any thread. */
final class Netty3Queue {
  private static final int MOST_WRITES = 1_024;
  private static final int MOST_BYTES = 4 << 20;

  private final Deque<Netty3Write> writes = new ArrayDeque<>();
  private final AtomicInteger bytes = new AtomicInteger();
  private volatile boolean goesOn;
  private volatile boolean isOver;
  private volatile @Nullable Thread worker;
  private volatile @Nullable Netty3Write next;

  /** Answers false if nothing is held any longer. */
  synchronized boolean put(Netty3Write write) {
    if (!isOver) {
      writes.add(write);
      bytes.addAndGet(write.bytes());
    }
    return !isOver;
  }

  synchronized boolean isFull() {
    return bytes.get() > MOST_BYTES || writes.size() > MOST_WRITES;
  }

  synchronized void stopWaiting() {
    for (Netty3Write each : writes) {
      each.waits = false;
    }
  }

  /** Whether its caller is the one who takes out what need not wait. */
  synchronized boolean begins() {
    boolean begins = !goesOn && !isOver;
    goesOn = goesOn || begins; // what is written may bring about more to write
    return begins;
  }

  /** Null if it still waits, or there is none: then nothing is held any longer. */
  synchronized @Nullable Netty3Write first() {
    Netty3Write first = writes.peek();
    goesOn = first != null && !first.waits;
    isOver = first == null;
    return goesOn ? writes.remove() : null;
  }

  boolean isOver() {
    return isOver;
  }

  void goOn(Netty3Write write, Object encoder) {
    worker = Thread.currentThread();
    next = write;
    write.goOn(encoder);
    next = null;
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
}
