package bearer.benchmarks.requests;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A forked JVM that is told line by line what to do, and answers with a line. */
public final class MeasuredJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  public MeasuredJvm(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out = process.inputReader(StandardCharsets.US_ASCII);
  }

  public String readLine() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException(
          "a forked JVM has ended, see above: " + process.info().commandLine().orElse("gone"));
    }
    return line;
  }

  Sample send(int requests) throws IOException {
    return Sample.parse(ask(String.valueOf(requests)), requests);
  }

  public String ask(String line) throws IOException {
    tell(line);
    return readLine();
  }

  /** Without waiting for the answer. */
  public void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
