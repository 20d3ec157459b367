package bearer.agent.options;

import bearer.agent.config.Problem;
import bearer.agent.diag.Code;
import bearer.agent.diag.Version;
import bearer.agent.net.BadValue;
import bearer.agent.net.Digits;
import org.jspecify.annotations.Nullable;

/** Which version of the agent a configuration is written for, as in {@code >=0.3}. */
final class Requires {
  private static final int LONGEST = 6;

  private Requires() {}

  /** That this agent is older; null if it is not. */
  static @Nullable Problem unmet(@Nullable Setting setting, Problems problems) {
    if (setting == null) {
      return null;
    }
    String wanted = setting.value.startsWith(">=") ? setting.value.substring(2).trim() : "";
    if (number(wanted, 0) < 0) {
      problems.bad(setting, new BadValue("must be >= and a version, such as >=0.3"));
      return null;
    }
    return isAtLeast(Version.TEXT, wanted)
        ? null
        : new Problem(
            Code.AGENT_TOO_OLD,
            setting.quoted() + ": this agent is " + Version.TEXT + setting.where);
  }

  /** Part by part; a part that is missing, or no number, is 0. */
  static boolean isAtLeast(String version, String wanted) {
    for (int from = 0, of = 0; of >= 0; ) {
      int here = Math.max(0, number(version, from));
      int there = Math.max(0, number(wanted, of));
      if (here != there) {
        return here > there;
      }
      from = next(version, from);
      of = next(wanted, of);
    }
    return true;
  }

  /** Where the next part begins; negative behind the last. */
  private static int next(String version, int from) {
    int dot = from < 0 ? -1 : version.indexOf('.', from);
    return dot < 0 ? -1 : dot + 1;
  }

  /** Of the part that begins there; negative if it is none. */
  private static int number(String version, int from) {
    if (from < 0) {
      return -1;
    }
    int end = from;
    while (end < version.length() && version.charAt(end) >= '0' && version.charAt(end) <= '9') {
      end++;
    }
    return Digits.parse(version.substring(from, end), LONGEST);
  }
}
