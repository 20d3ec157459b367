package bearer.agent.options;

import bearer.agent.net.BadValue;
import bearer.agent.net.Sha256;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files with the digests of legacy tokens, one on each line; what begins with {@code #} is a
 * remark. Each is read once. Not thread-safe.
 */
final class DigestFiles {
  private final Map<String, List<String>> read = new HashMap<>();

  /** Digests in lower-case hex; shows nothing of what else is in the file. */
  List<String> digests(Setting file) throws BadValue {
    List<String> known = read.get(file.value);
    if (known == null) {
      List<String> digests = new ArrayList<>();
      read.put(file.value, digests); // also of a file that has faults: it is looked at again
      add(lines(file.value), digests);
      known = digests;
    }
    return known;
  }

  /** The names of those that are named. */
  List<String> names() {
    return new ArrayList<>(read.keySet());
  }

  private static String[] lines(String file) throws BadValue {
    try {
      return TextFile.read(new File(file)).split("\n", -1);
    } catch (BadValue unreadable) {
      throw new BadValue("the file " + unreadable.advice);
    }
  }

  private static void add(String[] lines, List<String> digests) throws BadValue {
    for (int i = 0; i < lines.length; i++) {
      int remark = lines[i].indexOf('#');
      String line = (remark < 0 ? lines[i] : lines[i].substring(0, remark)).trim();
      if (!line.isEmpty() && !Sha256.isHex(line)) {
        throw new BadValue(
            "line " + (i + 1) + " must be a SHA-256 digest: 64 digits in lower-case hex");
      } else if (!line.isEmpty()) {
        digests.add(line);
      }
    }
    if (digests.isEmpty()) {
      throw new BadValue("the file has no digest in it");
    }
  }
}
