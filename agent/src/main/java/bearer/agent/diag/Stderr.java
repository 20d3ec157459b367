package bearer.agent.diag;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Privileged;
import bearer.agent.base.Ticker;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.OutputStream;
import java.security.PrivilegedAction;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process's stderr, which can be a pipe that nobody reads, or a terminal that is held: then
 * writing to it blocks for ever. So a thread of the agent's own writes, which is started when there
 * is a line and ends when there is none. Whoever has something to say waits until it is written, as
 * the JVM may end next, but only for a moment, and for none while an earlier line hangs.
 *
 * <p>Thread-safe; lines are written in their order, each in one call.
 */
public final class Stderr extends OutputStream {
  private static final long PATIENCE_NANOS = 1_000_000_000L; // busy machines included

  /** Beyond that, lines are lost, and how many is said behind those that were kept. */
  static final int CAPACITY = 500;

  private final OutputStream out;
  private final LineFormat format;
  private final Ticker ticker;
  private final long patienceNanos;

  @GuardedBy("this")
  private final Queue<Line> waiting = new ArrayDeque<>(4);

  @GuardedBy("this")
  private int lost;

  /** Whether there is a thread. */
  @GuardedBy("this")
  private boolean attended;

  private volatile boolean hangs;

  public Stderr(OutputStream out, LineFormat format, Ticker ticker) {
    this(out, format, ticker, PATIENCE_NANOS);
  }

  Stderr(OutputStream out, LineFormat format, Ticker ticker, long patienceNanos) {
    this.out = out;
    this.format = format;
    this.ticker = ticker;
    this.patienceNanos = patienceNanos;
  }

  @Override
  public void write(int character) {
    write(new byte[] {(byte) character});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    write(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  @Override
  public void write(byte[] bytes) {
    Line line = new Line(bytes);
    if (put(line)) {
      startThread();
    }
    if (!hangs && !awaitWritten(line)) {
      hangs = true;
    }
  }

  /** Returns whether there is no thread for it yet. */
  private synchronized boolean put(Line line) {
    if (waiting.size() >= CAPACITY) {
      lost++;
      line.written.countDown();
      return false;
    }
    waiting.add(line);
    boolean first = !attended;
    attended = true;
    return first;
  }

  /** Where that fails for want of stack, the next line brings a thread. */
  private void startThread() {
    boolean attendedTo = false;
    try {
      Privileged.run(
          new PrivilegedAction<Boolean>() {
            @Override
            public Boolean run() {
              new AgentThread("stderr", new Writing()).start();
              return true;
            }
          });
      attendedTo = true;
    } catch (Throwable noThread) { // so that nobody waits for one
      writeAll();
      attendedTo = true;
    } finally {
      if (!attendedTo) {
        synchronized (this) {
          attended = false;
        }
      }
    }
  }

  /** Ends when nothing waits any more. */
  private final class Writing implements Runnable {
    @Override
    public void run() {
      try {
        writeAll();
      } catch (Throwable unsaid) {
        return; // the loss of lines is said by the next thread, and no handler of theirs hears of
        // it
      }
    }
  }

  private void writeAll() {
    for (Line line = next(); line != null; line = next()) {
      write(line);
    }
  }

  private synchronized @Nullable Line next() {
    attended = false; // if what follows fails, for want of memory, the next line brings a thread
    Line line = waiting.poll();
    if (line == null && lost > 0) {
      line = loss();
      lost = 0;
    }
    attended = line != null;
    return line;
  }

  @GuardedBy("this")
  private Line loss() {
    String said = lost + " lines were lost here: for a while nobody read them";
    return new Line(
        format.endedLine(new Event(ticker.wallMillis(), Level.WARN, Code.LINES_LOST, said)));
  }

  private void write(Line line) {
    try {
      out.write(line.bytes);
      out.flush();
    } catch (Throwable closed) {
      return; // nobody is left to tell
    } finally {
      hangs = false;
      line.written.countDown();
    }
  }

  /** An interrupt is meant for whoever calls the agent, and left to them. */
  private boolean awaitWritten(Line line) {
    boolean interrupted = false;
    long end = ticker.nanos() + patienceNanos;
    try {
      while (true) {
        try {
          return line.written.await(end - ticker.nanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException theirs) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Line {
    final CountDownLatch written = new CountDownLatch(1);
    final byte[] bytes;

    Line(byte[] bytes) {
      this.bytes = bytes;
    }
  }
}
