package bearer.it.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A forked JVM that runs. Collects its stderr; stdout and stdin are the owner's. */
public final class JavaProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final long SLOW_PIPE_SECONDS = 10;

  private final Process process;
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Thread collector;
  private final @Nullable String fatal;

  private JavaProcess(Process process, @Nullable String fatal) {
    this.process = process;
    this.fatal = fatal;
    this.collector = new Thread(this::collect, "stderr of " + process.pid());
    collector.setDaemon(true);
    collector.start();
  }

  public static JavaProcess start(JavaCommand command) {
    return start(command, null);
  }

  /**
   * Kills the program as soon as it says something on stderr.
   *
   * @param fatal part of a line; null for nothing
   */
  public static JavaProcess start(JavaCommand command, @Nullable String fatal) {
    try {
      return new JavaProcess(command.builder().start(), fatal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a program that ended left behind. */
  public record Finished(String stdout, String stderr, int exitCode) {}

  /** Runs the program to its end with an empty stdin; fails if that takes minutes. */
  public static Finished run(JavaCommand command) {
    return run(command, "");
  }

  /** As {@link #run(JavaCommand)}, with a short text as stdin. */
  public static Finished run(JavaCommand command, String stdin) {
    try (JavaProcess running = start(command)) {
      try (OutputStream in = running.stdin()) {
        in.write(stdin.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // the program has ended without reading it
      }
      Watchdog watchdog = Watchdog.over(running.process, PATIENCE_SECONDS);
      String stdout = new String(running.stdout().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = running.join();
      watchdog.close();
      return new Finished(stdout, running.stderr(), exitCode);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public OutputStream stdin() {
    return process.getOutputStream();
  }

  public InputStream stdout() {
    return process.getInputStream();
  }

  public Process process() {
    return process;
  }

  /** What has been written so far; everything after {@link #join}. */
  public String stderr() {
    synchronized (stderr) {
      return stderr.toString(StandardCharsets.UTF_8);
    }
  }

  /** Waits until what has been written so far is enough, or for some seconds; answers all of it. */
  public String awaitStderr(Predicate<String> enough) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SLOW_PIPE_SECONDS);
    try {
      synchronized (stderr) {
        long left = end - System.nanoTime();
        while (!enough.test(stderr()) && left > 0) {
          TimeUnit.NANOSECONDS.timedWait(stderr, left);
          left = end - System.nanoTime();
        }
        return stderr();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for the end of the program and of its stderr; answers the exit code. */
  public int join() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end; stderr: " + stderr());
      }
      collector.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void collect() {
    byte[] chunk = new byte[4096];
    try (InputStream in = process.getErrorStream()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        synchronized (stderr) {
          stderr.write(chunk, 0, n);
          stderr.notifyAll();
        }
        if (fatal != null && stderr().contains(fatal)) {
          process.destroyForcibly();
        }
      }
    } catch (IOException e) {
      // the process was killed: what it wrote before is there
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
