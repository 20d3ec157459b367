package bearer.agent.cli;

import bearer.agent.net.BadValue;
import bearer.agent.net.Salt;
import bearer.agent.net.Sha256;
import bearer.agent.options.KeyFile;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The SHA-256 digest of a legacy token, for {@code bearer.legacy-token-sha256}. The token is the
 * first line of stdin without its line end; at a terminal it is not shown while it is typed. It is
 * in no argument and in no message.
 */
@Command(
    name = "fingerprint",
    description = "the SHA-256 digest of a legacy token, read from stdin")
final class Fingerprint extends Subcommand {
  private static final int LONGEST = 65_536;

  @Option(
      names = "--salt",
      paramLabel = "SALT",
      description = "the short form that log lines have; status shows the salt")
  private @Nullable String salt;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "the same short form, where bearer.fingerprint-key-file names that file")
  private @Nullable String keyFile;

  @Override
  public Integer call() throws Failure, IOException {
    Salt salted = salt();
    byte[] line = line(System.in);
    if (!isHeaderValue(line)) {
      throw new Failure(
          1, "fingerprint: stdin must begin with one line, the header's value in ASCII");
    }
    String value = new String(line, StandardCharsets.US_ASCII);
    out().println(salted == null ? Sha256.of(value).hex(64) : salted.fingerprint(value));
    return 0;
  }

  private @Nullable Salt salt() throws Failure {
    if (keyFile == null) {
      return salt == null ? null : new Salt(salt);
    } else if (salt != null) {
      throw new Failure(2, "fingerprint: --salt or --key-file, not both");
    }
    try {
      return KeyFile.read(keyFile);
    } catch (BadValue unreadable) {
      throw new Failure(1, "fingerprint: the key file " + unreadable.advice);
    }
  }

  private static byte[] line(InputStream in) throws IOException {
    Console console = Terminal.console();
    if (console == null) {
      return firstLine(in);
    }
    char[] typed = console.readPassword("value (not shown): ");
    return typed == null ? new byte[0] : new String(typed).getBytes(StandardCharsets.UTF_8);
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
}
