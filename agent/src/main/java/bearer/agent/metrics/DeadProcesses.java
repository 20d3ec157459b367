package bearer.agent.metrics;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The files of processes that were killed before they could remove them. Only what is certain goes:
 * a file that says itself that it is the agent's and whose, of this user, of a process of this boot
 * and this space, which is not there any more. Linux alone can tell.
 */
final class DeadProcesses {
  private static final String HEAD = "# bearer-agent process ";
  private static final int LONGEST = 1000;

  private final ThisProcess self;

  DeadProcesses(ThisProcess self) {
    this.self = self;
  }

  /** The first line of a file of ours: to a collector a comment. */
  static String head(ThisProcess process) {
    return HEAD + process.id + " of " + process.space + '\n';
  }

  /**
   * Removes theirs.
   *
   * @param own a file of this process in that directory
   */
  void clear(Path own) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(own.getParent(), "bearer-*" + PromFile.ENDING + '*')) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))
            && isOfTheDead(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private boolean isOfTheDead(Path file) throws IOException {
    char[] start = new char[LONGEST];
    int length;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      length = reader.read(start);
    }
    String head = new String(start, 0, Math.max(0, length));
    int end = head.indexOf('\n');
    int of = head.indexOf(" of ");
    return head.startsWith(HEAD)
        && of > 0
        && end > of
        && isNumber(head.substring(HEAD.length(), of))
        && self.isOver(head.substring(HEAD.length(), of), head.substring(of + 4, end));
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
