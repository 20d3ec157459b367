package bearer.agent.options;

import bearer.agent.net.BadValue;
import bearer.agent.net.Salt;
import java.io.File;

/** The file of {@code bearer.fingerprint-key-file}: a secret that a fleet has in common. */
public final class KeyFile {
  private KeyFile() {}

  /**
   * Reads it, without a byte order mark and the line ends at its end.
   *
   * @throws BadValue in words, without any of the file's text
   */
  public static Salt read(String file) throws BadValue {
    String text = Setting.withoutLineEnd(TextFile.read(new File(file)));
    if (text.trim().isEmpty()) {
      throw new BadValue("is empty");
    }
    return new Salt(text);
  }
}
