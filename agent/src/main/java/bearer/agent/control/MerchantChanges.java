package bearer.agent.control;

import bearer.agent.base.FileAccess;
import bearer.agent.base.Stopped;
import bearer.agent.base.Ticker;
import bearer.agent.config.ConfigResult;
import bearer.agent.config.Problem;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.options.MerchantFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Takes merchants' credentials from the files of {@code bearer.credentials-dir}, and again when
 * those change. A file that is not valid changes nothing of what its merchant had, and nothing of
 * all others. Runs on a thread of its own: neither the start waits for many files, nor the way
 * back.
 */
public final class MerchantChanges implements Runnable {
  private static final long PERIOD_MILLIS = 1000;
  private static final long SOON_MILLIS = 250;

  /** After so many looks what has been refused is looked at again, whatever it depends on. */
  private static final int LOOKS = 60;

  private final LiveConfig live;
  private final MerchantFiles files;
  private final boolean follows;
  private final Log log;
  private final Set<String> atTheStart = new HashSet<>();
  private final CountDownLatch first = new CountDownLatch(1);

  /** By path. */
  private final Map<String, MerchantFile> taken = new TreeMap<>();

  private final Map<String, MerchantFile> waiting = new TreeMap<>();
  private final Map<String, String> said = new HashMap<>();
  private @Nullable ConfigResult seen;
  private boolean due;
  private int looks;

  /**
   * @param follows whether files count that change after the first time
   */
  public MerchantChanges(
      LiveConfig live, String directory, boolean follows, Log log, Ticker ticker) {
    this.live = live;
    this.files = new MerchantFiles(directory, ticker);
    this.follows = follows;
    this.log = log;
    for (Problem warning : live.result().warnings) {
      atTheStart.add(warning.message);
    }
  }

  /** Opens when the files have been read for the first time. */
  public CountDownLatch first() {
    return first;
  }

  @Override
  public void run() {
    try {
      while (follows || first.getCount() > 0) {
        boolean soon = lookSafely();
        Thread.sleep(soon ? SOON_MILLIS : PERIOD_MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      first.countDown();
    }
  }

  private boolean lookSafely() {
    try {
      return look();
    } catch (Throwable failed) {
      Stopped.rethrow(failed);
      log.once(
          Level.ERROR,
          Code.MERCHANT_REFUSED,
          "failed",
          "bearer.credentials-dir cannot be read, what held before goes on: "
              + failed.getClass().getName());
      return false;
    }
  }

  /** Whether the next look may soon know more. */
  boolean look() {
    MerchantFiles.Found found = files.look();
    if (found.nothing) {
      tellNothing();
      first.countDown();
      return false;
    }
    said.remove("");
    for (Map.Entry<String, String> broken : found.broken.entrySet()) {
      waiting.remove(broken.getKey());
      refuse(broken.getKey(), broken.getValue());
    }
    for (MerchantFile file : found.read) {
      waiting.put(file.path, file);
    }
    boolean dropped = drop(found);
    boolean again = isTimeAgain() && !waiting.isEmpty();
    due = due || dropped || again || !found.read.isEmpty();
    if (due) {
      take();
    }
    if (!found.moves) {
      first.countDown();
    }
    return found.moves;
  }

  /** Whether others may be right now that were not. */
  private boolean isTimeAgain() {
    ConfigResult now = live.result();
    boolean changed = now != seen;
    seen = now;
    looks++;
    return changed || looks % LOOKS == 0;
  }

  private boolean drop(MerchantFiles.Found found) {
    boolean dropped = false;
    for (String path : found.gone) {
      waiting.remove(path);
      said.remove(path);
      dropped |= taken.remove(path) != null;
    }
    return dropped;
  }

  private void tellNothing() {
    if (said.put("", "") == null) {
      log.log(
          Level.WARN,
          Code.MERCHANT_REFUSED,
          "bearer.credentials-dir cannot be read or has no file, "
              + (taken.isEmpty()
                  ? "no merchant has a credential from it"
                  : "what was there goes on")
              + ": to take the last merchant away, set the mode of its rule to off");
    }
  }

  private void take() {
    Intake intake = new Intake(live.sourcesTaken(), new ArrayList<>(taken.values()));
    if (!intake.isPossible()) {
      return; // why, is said elsewhere; due as before
    }
    intake.offer(new ArrayList<>(waiting.values()));
    Map<String, MerchantFile> next = new LinkedHashMap<>();
    for (MerchantFile file : intake.taken()) {
      next.put(file.path, file);
    }
    if (!taken(intake.taken())) {
      return; // all else has changed meanwhile
    }
    due = false;
    for (MerchantFile file : next.values()) {
      if (waiting.remove(file.path) != null) {
        said.remove(file.path);
        tellAccess(file);
      }
    }
    taken.clear();
    taken.putAll(next);
    for (Map.Entry<MerchantFile, List<Problem>> refused : intake.refused().entrySet()) {
      refuse(refused.getKey().path, String.valueOf(refused.getValue()));
    }
  }

  private boolean taken(List<MerchantFile> merchants) {
    synchronized (live) {
      String difference = live.differenceWith(merchants);
      ConfigResult result = live.take(merchants);
      if (result.config == null) {
        return false;
      }
      tell(difference);
      for (Problem warning : result.warnings) {
        if (!atTheStart.contains(warning.message)) {
          log.once(warning.level, warning.code, warning.message, warning.message);
        }
      }
      return true;
    }
  }

  /** At any level, but for what is as it was at the start. */
  private void tell(String difference) {
    String message = "bearer.credentials-dir has changed: " + difference;
    Field channel = Field.of("channel", "file");
    if (difference.isEmpty()) {
      return;
    } else if (first.getCount() > 0) {
      log.log(
          Level.INFO,
          Code.CONFIGURATION_CHANGED,
          "bearer.credentials-dir has been read: " + difference,
          channel);
    } else {
      log.always(Level.INFO, Code.CONFIGURATION_CHANGED, message, channel);
    }
  }

  private void tellAccess(MerchantFile file) {
    if (log.logs(Level.INFO) && file.holdsSecret() && FileAccess.isForEveryone(file.path)) {
      log.once(
          Level.INFO,
          Code.SECRET_FILE_OPEN,
          file.path,
          "the file "
              + file.path
              + " can be read by every user of this machine: chmod o-r, for the user that runs"
              + " this JVM");
    }
  }

  /** Once for each cause. */
  private void refuse(String path, String why) {
    if (!why.equals(said.put(path, why))) {
      log.log(
          Level.ERROR,
          Code.MERCHANT_REFUSED,
          "a file of bearer.credentials-dir is not taken"
              + (taken.containsKey(path) ? ", what it said before goes on:" : ":")
              + MerchantFiles.shown(path)
              + ": "
              + why);
    }
  }
}
