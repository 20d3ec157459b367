package bearer.agent.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Command {@code fingerprint}: the SHA-256 digest of a legacy token, for {@code
 * bearer.legacy-token-sha256}. The token is the first line of stdin without its line end; at a
 * terminal it is not shown while it is typed. It is in no argument and in no message.
 */
final class Fingerprint {
  static final int DONE = 0;
  static final int NO_TOKEN = 1;

  private static final int LONGEST = 65_536;

  private Fingerprint() {}

  /** The exit code: {@link #DONE}, or {@link #NO_TOKEN} if the line is not a header's value. */
  static int run(InputStream in, PrintStream out, PrintStream err) throws IOException {
    byte[] line = line(in);
    if (!isHeaderValue(line)) {
      err.println("fingerprint: stdin must begin with one line, the header's value in ASCII");
      return NO_TOKEN;
    }
    out.println(sha256(line));
    return DONE;
  }

  private static byte[] line(InputStream in) throws IOException {
    Console console = terminal();
    if (console == null) {
      return firstLine(in);
    }
    char[] typed = console.readPassword("value (not shown): ");
    return typed == null ? new byte[0] : new String(typed).getBytes(StandardCharsets.UTF_8);
  }

  /** Newer JDKs have a console also where stdin is a file or a pipe. */
  @SuppressWarnings("SystemConsoleNull") // what it says is what is asked for
  private static @Nullable Console terminal() {
    Console console = System.console();
    try {
      return console == null
              || Boolean.FALSE.equals(Console.class.getMethod("isTerminal").invoke(console))
          ? null
          : console;
    } catch (NoSuchMethodException before22) {
      return console;
    } catch (IllegalAccessException | InvocationTargetException unknown) {
      return null;
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

  /** A blank at either end would not be part of the value that the agent compares. */
  private static boolean isHeaderValue(byte[] line) {
    for (byte b : line) {
      if (b < ' ' || b > '~') {
        return false;
      }
    }
    return line.length > 0
        && line.length <= LONGEST
        && line[0] != ' '
        && line[line.length - 1] != ' ';
  }

  private static String sha256(byte[] bytes) {
    try {
      StringBuilder hex = new StringBuilder();
      for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) {
        hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }
}
