package bearer.benchmarks.requests.programs;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The measured program. Arguments: the class of the {@link Sender}, the URL, how long an own
 * Authorization is (0 for none), what each answer must be. For each line of standard input, a
 * number of requests, it sends these and prints what they took: nanoseconds of CPU of the whole
 * process, nanoseconds, bytes allocated by all threads. For the line {@value #MEMORY}: KiB that are
 * resident, KiB on the heap after a collection, threads.
 */
public final class Load {
  public static final String MEMORY = "memory";

  private static final Path THREADS = Path.of("/proc/self/task");

  private Load() {}

  public static void main(String[] args) throws Exception {
    Sender sender =
        Class.forName(args[0])
            .asSubclass(Sender.class)
            .getDeclaredConstructor(String.class)
            .newInstance(args[1]);
    String authorization = authorization(Integer.parseInt(args[2]));
    int expected = args[3].charAt(0);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line; (line = in.readLine()) != null; ) {
      System.out.println(
          line.equals(MEMORY)
              ? memory()
              : run(sender, authorization, expected, Integer.parseInt(line)));
    }
    System.exit(0); // clients leave threads behind
  }

  private static String memory() throws IOException {
    System.gc();
    String status = Files.readString(Path.of("/proc/self/status"));
    Runtime runtime = Runtime.getRuntime();
    return number(status, "VmRSS:")
        + " "
        + (runtime.totalMemory() - runtime.freeMemory()) / 1024
        + " "
        + number(status, "Threads:");
  }

  private static String number(String status, String name) {
    String rest = status.substring(status.indexOf(name) + name.length()).trim();
    return rest.split("\\s", 2)[0];
  }

  private static String authorization(int length) {
    return length == 0 ? null : "Bearer " + "a".repeat(length - "Bearer ".length());
  }

  private static String run(Sender sender, String authorization, int expected, int requests)
      throws IOException, InterruptedException {
    long bytes = allocated();
    long cpu = cpu();
    long start = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      int answer = sender.send(authorization);
      if (answer != expected) {
        throw new IOException("the server got another head than it should: " + (char) answer);
      }
    }
    long wall = System.nanoTime() - start;
    return (cpu() - cpu) + " " + wall + " " + (allocated() - bytes);
  }

  /** The JVM's own number counts in hundredths of a second; Linux knows it to the nanosecond. */
  private static long cpu() throws IOException {
    long sum = 0;
    for (String thread : new File(THREADS.toString()).list()) {
      try {
        String times = Files.readString(THREADS.resolve(thread).resolve("schedstat"));
        sum += Long.parseLong(times.substring(0, times.indexOf(' ')));
      } catch (NoSuchFileException ended) {
        // it has done nothing lately
      }
    }
    return sum;
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes); // -1 for one that has ended
    }
    return sum;
  }
}
