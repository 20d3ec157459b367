package bearer.agent.options;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a process is one of so many in a hundred: the same at each start, and one that is in
 * stays in when the share grows. Each rule draws for itself.
 */
final class InstanceDraw {
  private static final int LONGEST = 256;

  private InstanceDraw() {}

  /**
   * @param percent from 0 to 100
   * @param instance what tells processes apart; null for the host's name
   */
  static boolean isIn(int percent, @Nullable String instance, String rule) {
    String drawn = (instance == null ? hostName() : instance) + '\n' + rule;
    return Math.floorMod(mixed(drawn.hashCode()), 100) < percent;
  }

  /** So that names which differ in one letter are not neighbours (MurmurHash3's last steps). */
  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }

  /** Without asking a name server, which can take long; empty if nobody says. */
  static String hostName() {
    String[] variables = {"HOSTNAME", "COMPUTERNAME"};
    for (String variable : variables) {
      String name = System.getenv(variable);
      if (name != null && !name.isEmpty()) {
        return name;
      }
    }
    return ofKernel();
  }

  private static String ofKernel() {
    byte[] name = new byte[LONGEST];
    try (InputStream in = new FileInputStream("/proc/sys/kernel/hostname")) {
      int length = Math.max(0, in.read(name));
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append((char) name[i]);
      }
      return text.toString().trim();
    } catch (IOException none) {
      return "";
    }
  }
}
