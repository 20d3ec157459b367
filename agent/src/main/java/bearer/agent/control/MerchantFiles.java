package bearer.agent.control;

import bearer.agent.base.Ticker;
import bearer.agent.diag.Code;
import bearer.agent.net.BadValue;
import bearer.agent.options.MerchantFile;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The directory that has a file for each merchant. What begins with a dot is none of them: so
 * editors name theirs, and Kubernetes what its links lead to. One thread.
 */
public final class MerchantFiles {
  private static final int LONGEST_SHOWN = 32;

  private final File directory;
  private final Ticker ticker;
  private final Map<String, ConfigFile> known = new HashMap<>();
  private Set<String> absent = new HashSet<>();

  MerchantFiles(String directory, Ticker ticker) {
    this.directory = new File(directory);
    this.ticker = ticker;
  }

  /**
   * As they are now.
   *
   * @param problems where what is wrong with others is added, in words
   */
  public static List<MerchantFile> all(String directory, List<String> problems) {
    List<MerchantFile> files = new ArrayList<>();
    MerchantFiles asked = new MerchantFiles(directory, Ticker.SYSTEM);
    Set<String> names = asked.names();
    for (String name : names) {
      try {
        files.add(read(new File(directory, name), MerchantFile.name(name), name));
      } catch (BadValue bad) {
        problems.add(Code.MERCHANT_REFUSED.id() + " the file" + shown(name) + ": " + bad.advice);
      }
    }
    if (names.isEmpty()) {
      problems.add(
          Code.MERCHANT_REFUSED.id() + " bearer.credentials-dir cannot be read or has no file");
    }
    return files;
  }

  /** What one look has found. */
  static final class Found {
    /** Whether the directory cannot be read, or has nothing in it. */
    final boolean nothing;

    /** Contents that are new. */
    final List<MerchantFile> read = new ArrayList<>();

    /** What is wrong with a content that is new, by the path of its file. */
    final Map<String, String> broken = new TreeMap<>();

    /** The paths of files that are gone. */
    final Set<String> gone = new TreeSet<>();

    /** Whether another look will soon know more. */
    boolean moves;

    private Found(boolean nothing) {
      this.nothing = nothing;
    }
  }

  Found look() {
    Set<String> names = names();
    Found found = new Found(names.isEmpty());
    if (names.isEmpty()) {
      return found;
    }
    for (String name : names) {
      look(name, found);
    }
    missing(names, found);
    return found;
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    String[] all = directory.list();
    if (all != null) {
      for (String name : all) {
        if (!name.startsWith(".")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private void look(String name, Found found) {
    File file = new File(directory, name);
    ConfigFile watched = known.get(name);
    if (watched == null) {
      watched = new ConfigFile(file, ticker, true);
      known.put(name, watched);
    }
    String digest = watched.look();
    found.moves |= watched.moves();
    if (digest != null) {
      try {
        MerchantFile read = read(file, MerchantFile.name(name), digest);
        if (watched.isStill(digest)) {
          found.read.add(read);
        } else {
          watched.forget();
          found.moves = true;
        }
      } catch (BadValue bad) {
        found.broken.put(file.getPath(), bad.advice);
      }
    }
  }

  private static MerchantFile read(File file, @Nullable String name, String digest)
      throws BadValue {
    if (name == null) {
      throw new BadValue(
          "its name must be the merchant's: at most 32 lower-case letters and digits, a letter"
              + " first, with .properties behind them or nothing");
    }
    MerchantFile read = MerchantFile.read(file, name);
    if (digest.equals(ConfigFile.GONE)) {
      throw new BadValue("it is empty, or cannot be read by this process");
    }
    return read;
  }

  /** Gone is what two looks have not found. */
  private void missing(Set<String> names, Found found) {
    Set<String> now = new HashSet<>();
    for (String name : new ArrayList<>(known.keySet())) {
      if (!names.contains(name)) {
        if (absent.contains(name)) {
          known.remove(name);
          found.gone.add(new File(directory, name).getPath());
        } else {
          now.add(name);
        }
      }
    }
    absent = now;
    found.moves |= !now.isEmpty();
  }

  /** A file's name, for a message: whatever is longer could be a secret. */
  static String shown(String path) {
    String name = new File(path).getName();
    boolean plain = name.length() <= LONGEST_SHOWN + ".properties".length();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      plain &= c > ' ' && c < 0x7f;
    }
    return plain ? " " + name : "";
  }
}
