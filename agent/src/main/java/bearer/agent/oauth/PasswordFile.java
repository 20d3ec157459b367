package bearer.agent.oauth;

import java.io.IOException;

/** A file with a password and nothing else. */
public final class PasswordFile {
  private PasswordFile() {}

  /** What is in it now; line ends at its end are dropped. */
  public static String read(String file) throws IOException {
    try {
      return new SecretFiles().text(file);
    } catch (IOException unreadable) {
      throw new IOException("cannot read the password file: " + Problem.ofFile(file, unreadable));
    }
  }
}
