package bearer.agent.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;

/** A secret that is typed, and not shown while it is; or the first line of what is read. */
final class HiddenLine {
  static final int LONGEST = 65_536;

  private HiddenLine() {}

  /** From the terminal if there is one, else from stdin; without its line end. */
  static byte[] read(String prompt) throws IOException {
    Console console = Terminal.console();
    if (console == null) {
      return firstLine(System.in);
    }
    char[] typed = console.readPassword("%s", prompt);
    return typed == null ? new byte[0] : new String(typed).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A secret as text.
   *
   * @param file with it as its first line; empty to have it read as {@link #read} does
   * @param what it is, for messages
   */
  static String text(String file, String what) throws IOException, Failure {
    byte[] line = file.isEmpty() ? read(what + " (not shown): ") : ofFile(Paths.get(file), what);
    if (line.length == 0 || line.length > LONGEST) {
      String where = file.isEmpty() ? "stdin" : file;
      throw new Failure(1, what + ": " + where + " must begin with it, in a line");
    }
    return new String(line, StandardCharsets.UTF_8);
  }

  private static byte[] ofFile(Path file, String what) throws IOException, Failure {
    if (!Files.isRegularFile(file)) {
      throw new Failure(1, what + ": there is no such file: " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return firstLine(in);
    }
  }

  private static byte[] firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n' && line.size() <= LONGEST; b = in.read()) {
      line.write(b);
    }
    byte[] bytes = line.toByteArray();
    boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }
}
