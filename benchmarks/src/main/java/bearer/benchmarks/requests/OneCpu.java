package bearer.benchmarks.requests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps server and programs on one processor, where Linux can: they take turns anyway. Left to
 * itself it puts the two on one or on two, for as long as they run; waking up another processor
 * takes as long as a whole call does.
 */
final class OneCpu {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private OneCpu() {}

  static boolean isPossible() {
    return Files.isExecutable(TASKSET);
  }

  /** The command that does so; the same one if it cannot be done. */
  static List<String> on(List<String> command) {
    List<String> all = new ArrayList<>();
    if (isPossible()) {
      String last = String.valueOf(Runtime.getRuntime().availableProcessors() - 1);
      all.addAll(List.of(TASKSET.toString(), "-c", last));
    }
    all.addAll(command);
    return all;
  }
}
