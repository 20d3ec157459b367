package bearer.agent.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one process, in a file that is its owner's alone. When it is full every second line
 * goes, so that the time it covers stays whole and what is old becomes coarse. Not thread-safe.
 */
final class EvidenceFile {
  private static final long LARGEST = 1 << 20;

  private final Path file;
  private final long largest;

  EvidenceFile(Path file) {
    this(file, LARGEST);
  }

  /**
   * With another bound.
   *
   * @param largest in bytes
   */
  EvidenceFile(Path file, long largest) {
    this.file = file;
    this.largest = largest;
  }

  /** Makes the file if it is not there. */
  void append(String line) throws IOException {
    byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(file)) {
      Files.createFile(file, OwnerOnly.file(file));
    }
    if (Files.size(file) + bytes.length > largest) {
      thin();
    }
    Files.write(file, bytes, StandardOpenOption.APPEND);
  }

  /** To half of it at most; whole or not at all. */
  private void thin() throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    while (length(lines) > largest / 2) {
      lines = everySecond(lines);
    }
    Path thinned = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(thinned);
    Files.createFile(thinned, OwnerOnly.file(thinned));
    Files.write(thinned, lines, StandardCharsets.UTF_8);
    Files.move(thinned, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The last one among them, and the first as long as there are several. */
  private static List<String> everySecond(List<String> lines) {
    List<String> kept = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0; i -= 2) {
      kept.add(0, lines.get(i));
    }
    if (lines.size() > 2 && lines.size() % 2 == 0) {
      kept.add(0, lines.get(0));
    }
    return lines.size() > 1 ? kept : new ArrayList<>();
  }

  private static long length(List<String> lines) {
    long sum = 0;
    for (String line : lines) {
      sum += line.length() + 1;
    }
    return sum;
  }
}
