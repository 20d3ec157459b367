package bearer.agent.control;

import bearer.agent.config.ControlLevel;
import bearer.agent.diag.OneLine;

/** Who asks for something, on which way, and why. Immutable. */
public final class Caller {
  private static final int LONGEST = 200;

  final String channel;
  final ControlLevel level;
  final String who;

  /** Empty for none. */
  final String reason;

  /**
   * @param channel {@code attach} or {@code jmx}
   * @param level what may be done on it
   * @param who as the channel knows him
   * @param reason in his own words; empty for none
   */
  public Caller(String channel, ControlLevel level, String who, String reason) {
    this.channel = channel;
    this.level = level;
    this.who = shortened(who);
    this.reason = shortened(reason);
  }

  private static String shortened(String text) {
    String line = OneLine.of(text).trim();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /**
   * @param changing whether he wants more than to look
   */
  void require(boolean changing) throws Refused {
    if (level == ControlLevel.NONE) {
      throw new Refused(Refused.NOT_ALLOWED, "bearer.control allows nothing by " + channel);
    } else if (changing && level != ControlLevel.FULL) {
      throw new Refused(
          Refused.NOT_ALLOWED, "bearer.control lets nobody change anything by " + channel);
    }
  }

  /** As in {@code alice by attach}. */
  @Override
  public String toString() {
    return who + " by " + channel;
  }
}
