package bearer.agent.config;

import java.io.File;

/**
 * The name of a file that an operator wrote. Where one is asked for, the secret itself is given now
 * and then, so a name is shown only if it is one for certain.
 */
public final class FilePath {
  private static final int LONGEST = 1000;

  private FilePath() {}

  /**
   * Whether it exists, or lies below a directory that does: any of its parents but the root, which
   * every text that starts with a slash lies below. Looks at the disk.
   */
  public static boolean isShown(String path) {
    if (path.length() > LONGEST || path.indexOf('@') >= 0) {
      return false;
    }
    File file = new File(path);
    boolean found = file.exists();
    File parent = file.getParentFile();
    while (!found && parent != null && !parent.getName().isEmpty()) {
      found = parent.isDirectory();
      parent = parent.getParentFile();
    }
    return found;
  }

  /** The name with a space before it, or nothing. */
  public static String afterSpace(String path) {
    return isShown(path) ? ' ' + path : "";
  }
}
