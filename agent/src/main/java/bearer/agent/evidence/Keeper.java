package bearer.agent.evidence;

import bearer.agent.base.Stopped;
import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.io.IOException;
import java.nio.file.Paths;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line once a minute, on a thread of its own for as long as the application runs. What
 * fails is said once and tried again. Not thread-safe.
 */
public final class Keeper implements Runnable {
  private static final long PERIOD_MILLIS = 60_000;

  private final String directory;
  private final String instance;
  private final String run;
  private final Supplier<String> line;
  private final Log log;
  private final Ticker ticker;
  private @Nullable EvidenceFile file;

  /**
   * Touches nothing yet.
   *
   * @param instance the service and what tells its processes apart, in the names of files
   * @param run eight letters or digits, of this process alone
   * @param line asked each time
   */
  public Keeper(
      String directory,
      String instance,
      String run,
      Supplier<String> line,
      Log log,
      Ticker ticker) {
    this.directory = directory;
    this.instance = safe(instance);
    this.run = run;
    this.line = line;
    this.log = log;
    this.ticker = ticker;
  }

  /** Letters, digits and {@code . _ -} as they are. */
  private static String safe(String name) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < name.length() && i < 100; i++) {
      char c = name.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || (c == '.' && i > 0);
      safe.append(plain ? c : '_');
    }
    return safe.toString();
  }

  @Override
  public void run() {
    new AtEnd(this).register();
    try {
      while (true) {
        write();
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once a minute, and once more as the JVM ends. */
  synchronized void write() {
    try {
      file().append(line.get().trim());
    } catch (Throwable failed) {
      Stopped.rethrow(failed);
      log.once(
          Level.WARN,
          Code.EVIDENCE_UNWRITABLE,
          directory,
          "no evidence is kept in "
              + directory
              + ": "
              + failed
              + "; the agent does all else, and tries again each minute");
    }
  }

  private EvidenceFile file() throws IOException {
    EvidenceFile known = file;
    if (known == null) {
      EvidenceDirectory all = new EvidenceDirectory(Paths.get(directory));
      all.make();
      all.makeRoom(instance, ticker.wallMillis());
      known = new EvidenceFile(all.file(instance, run));
      file = known;
    }
    return known;
  }
}
