package bearer.agent.cli;

import bearer.agent.net.BadValue;
import bearer.agent.net.Salt;
import bearer.agent.net.Sha256;
import bearer.agent.options.KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    byte[] line = HiddenLine.read("value (not shown): ");
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

  /** A blank at either end would not be part of the value that the agent compares. */
  private static boolean isHeaderValue(byte[] line) {
    for (byte b : line) {
      if (b < ' ' || b > '~') {
        return false;
      }
    }
    return line.length > 0
        && line.length <= HiddenLine.LONGEST
        && line[0] != ' '
        && line[line.length - 1] != ' ';
  }
}
