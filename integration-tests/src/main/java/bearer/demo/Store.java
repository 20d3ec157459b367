package bearer.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import bearer.demo.shop.OpenShop;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One instance of the shop, in a JVM of its own that goes on. */
final class Store implements Closeable {
  private static final long PATIENCE_MILLIS = 20_000;

  private final Process process;
  private final BufferedReader output;
  private final OutputStream days;
  private final Path errors;

  private Store(Process process, Path errors) {
    this.process = process;
    this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.days = process.getOutputStream();
    this.errors = errors;
  }

  /**
   * @param flags what an operator adds to the command line
   */
  static Store start(Path errors, Path trustStore, List<String> flags, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Program.java());
    command.addAll(flags);
    command.add("-Djavax.net.ssl.trustStore=" + trustStore);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(OpenShop.class.getName());
    Collections.addAll(command, arguments);
    return new Store(new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  /** Has it take a day's payments. */
  void open() throws IOException {
    days.write('\n');
    days.flush();
  }

  /** Waits for the end of the day: whether every payment has been accepted. */
  boolean close(int payments) throws IOException {
    for (int line = 0; line < payments; line++) {
      output.readLine();
    }
    return OpenShop.ACCEPTED.equals(output.readLine());
  }

  /** Waits until the agent has said something so often. */
  void awaitSaid(String code, int times) throws IOException, InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (said().stream().filter(line -> line.contains(' ' + code + ' ')).count() < times) {
      if (System.currentTimeMillis() > end || !process.isAlive()) {
        throw new IOException("no " + code + " in " + said());
      }
      Thread.sleep(50);
    }
  }

  List<String> said() throws IOException {
    return Files.readAllLines(errors, UTF_8);
  }

  /** Has the agent's command line write a report about it. */
  boolean report(Path jar, Path file) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            Program.java(), "-jar", jar.toString(), "report", pid(), "-o", file.toString());
    return command.inheritIO().start().waitFor() == 0;
  }

  /** {@code Process.pid()}, which Java 8 does not have. */
  private String pid() throws IOException {
    try {
      return String.valueOf(Process.class.getMethod("pid").invoke(process));
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    days.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
