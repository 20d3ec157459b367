package bearer.agent.control;

import bearer.agent.base.Ticker;
import bearer.agent.net.Sha256;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Whether the content of a file is another one than before; the first one is, since what was read
 * at the start may have been replaced meanwhile. A content counts when two looks in a row have
 * found it, so that none is taken that is half written; the first one at once if it is old. Not
 * thread-safe.
 */
final class ConfigFile {
  /** {@link #look} at a file that is not there, or has nothing in it. */
  static final String GONE = "";

  private static final int LARGEST = 1 << 20;

  /** A file system may count time in seconds: so long after a change it can change again unseen. */
  private static final long FRESH_MILLIS = 2500;

  private final File file;
  private final Ticker ticker;
  private final boolean atOnce;
  private @Nullable String taken;
  private @Nullable String seen;
  private long modified;
  private long length;
  private boolean settled;

  ConfigFile(String name, Ticker ticker) {
    this(new File(name), ticker, false);
  }

  /**
   * @param atOnce whether the first content counts at the first look if it is old
   */
  ConfigFile(File file, Ticker ticker, boolean atOnce) {
    this.file = file;
    this.ticker = ticker;
    this.atOnce = atOnce;
  }

  /** The digest of a content that has replaced another; null if there is none. */
  @Nullable String look() {
    if (isAsItWas()) {
      return null;
    }
    String now = digest();
    if (now.equals(taken)) {
      seen = null;
      settled = true;
      return null;
    }
    if (!now.equals(seen) && !(taken == null && atOnce && isOld())) {
      seen = now;
      return null;
    }
    seen = null;
    taken = now;
    return now;
  }

  /** Whether the next look may find what this one could not tell. */
  boolean moves() {
    return seen != null;
  }

  /** Whether the file has a content, and still the one that was answered last. */
  boolean isSettled() {
    return taken != null && !taken.equals(GONE) && taken.equals(digest());
  }

  /** Whatever is found next is another content. */
  void forget() {
    taken = null;
  }

  /** Whether the content is still the one that was looked at last. Else it counts as not seen. */
  boolean isStill(String digest) {
    if (digest.equals(digest())) {
      return true;
    }
    settled = false;
    return false;
  }

  /** Without reading it, where its length and its time say so. */
  private boolean isAsItWas() {
    long newModified = file.lastModified();
    long newLength = file.length();
    boolean same = settled && newModified == modified && newLength == length;
    modified = newModified;
    length = newLength;
    settled = same;
    return same && isOld();
  }

  private boolean isOld() {
    return ticker.wallMillis() - modified > FRESH_MILLIS;
  }

  private String digest() {
    if (!file.isFile() || file.length() == 0 || file.length() > LARGEST) {
      return GONE;
    }
    try (InputStream in = new FileInputStream(file)) {
      MessageDigest digest = Sha256.digest();
      byte[] part = new byte[4096];
      for (int n = in.read(part); n > 0; n = in.read(part)) {
        digest.update(part, 0, n);
      }
      return hex(digest.digest());
    } catch (IOException unreadable) {
      return GONE;
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return text.toString();
  }
}
