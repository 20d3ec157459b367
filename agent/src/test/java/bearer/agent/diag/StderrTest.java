package bearer.agent.diag;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.AgentThread;
import bearer.agent.base.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StderrTest {
  private static final long FOR_EVER = Long.MAX_VALUE / 4;

  private final Pipe pipe = new Pipe();

  /** A pipe that is read from a moment on, and who has written to it. */
  private static final class Pipe extends OutputStream {
    final CountDownLatch read = new CountDownLatch(1);
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    final BlockingQueue<Thread> writers = new LinkedBlockingQueue<>();

    @Override
    public void write(int character) {
      throw new AssertionError("a line in pieces");
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      writers.add(Thread.currentThread());
      try {
        read.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      String line = new String(bytes, StandardCharsets.UTF_8);
      lines.add(line);
      if (line.equals("closed")) {
        throw new IOException(line);
      }
    }
  }

  private Stderr patientFor(long nanos) {
    return new Stderr(pipe, new TextFormat(false), Ticker.SYSTEM, nanos);
  }

  private static void write(Stderr stderr, String line) {
    stderr.write(line.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void write_pipeIsRead_isWrittenWhenItReturns() throws InterruptedException {
    pipe.read.countDown();
    Stderr stderr = patientFor(FOR_EVER);
    write(stderr, "one");
    assertThat(pipe.lines).containsExactly("one");
    write(stderr, "two");
    assertThat(pipe.lines).containsExactly("one", "two");
    for (Thread writer : pipe.writers) {
      assertThat(writer).isInstanceOf(AgentThread.class).matches(Thread::isDaemon);
      writer.join();
    }
  }

  @Test
  void write_pipeIsFull_returnsAndIsWrittenInOrderWhenItIsRead() throws InterruptedException {
    Stderr stderr = patientFor(1);
    write(stderr, "one");
    write(stderr, "two");
    write(stderr, "three");
    assertThat(pipe.lines).isEmpty();

    pipe.read.countDown();
    assertThat(List.of(pipe.lines.take(), pipe.lines.take(), pipe.lines.take()))
        .containsExactly("one", "two", "three");
  }

  /** Or each of a thousand lines would keep its caller for a moment. */
  @Test
  void write_whileAnEarlierLineHangs_doesNotWaitAtAll() {
    AtomicInteger asked = new AtomicInteger();
    Stderr stderr = new Stderr(pipe, new TextFormat(false), asked::incrementAndGet, 1);
    write(stderr, "hangs");
    assertThat(asked).hasPositiveValue();
    asked.set(0);
    write(stderr, "another");
    assertThat(asked).hasValue(0);
  }

  @Test
  void write_moreThanAreKept_areLostAndCounted() throws InterruptedException {
    Stderr stderr = patientFor(1);
    write(stderr, "hangs");
    pipe.writers.take(); // which is not among those that wait
    for (int i = 1; i <= Stderr.CAPACITY + 10; i++) {
      write(stderr, "line " + i);
    }
    pipe.read.countDown();
    List<String> written = new ArrayList<>();
    for (int i = 0; i <= Stderr.CAPACITY + 1; i++) {
      written.add(pipe.lines.take());
    }
    assertThat(written)
        .startsWith("hangs", "line 1")
        .endsWith(
            "line 500",
            "[bearer-agent] WARN BA-017 10 lines were lost here: for a while nobody read them\n");
    write(stderr, "later");
    assertThat(pipe.lines.take()).isEqualTo("later");
  }

  /** The thread that writes ends with it; another one is started for the next line. */
  @Test
  void write_lossCannotBeSaid_laterLinesAreWritten() throws InterruptedException {
    Stderr stderr = new Stderr(pipe, event -> failing(), Ticker.SYSTEM, 1);
    write(stderr, "hangs");
    Thread first = pipe.writers.take();
    for (int i = 0; i <= Stderr.CAPACITY; i++) {
      write(stderr, "line");
    }
    pipe.read.countDown();
    first.join();
    pipe.lines.clear();
    write(stderr, "later");
    assertThat(pipe.lines.take()).isEqualTo("later");
  }

  private static byte[] failing() {
    throw new IllegalStateException("as if there were no memory");
  }

  @Test
  void write_callerIsInterrupted_waitsAllTheSameAndKeepsTheFlag() {
    pipe.read.countDown();
    Thread.currentThread().interrupt();
    write(patientFor(FOR_EVER), "one");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pipe.lines).containsExactly("one");
  }

  @Test
  void write_pipeIsClosed_goesOn() {
    pipe.read.countDown();
    Stderr stderr = patientFor(FOR_EVER);
    write(stderr, "closed");
    write(stderr, "next");
    assertThat(pipe.lines).containsExactly("closed", "next");
  }
}
