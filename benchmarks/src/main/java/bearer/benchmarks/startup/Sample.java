package bearer.benchmarks.startup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run: milliseconds of user and system time, milliseconds that it took, MiB that were resident
 * at most, milliseconds of its first call (0 for none).
 */
record Sample(double cpu, double wall, double memory, double call) {
  private static final Pattern CALL = Pattern.compile("call: (\\d+) us");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

  /**
   * @param printed by the program, and at its end seconds, as bash's {@code time} prints them as
   *     {@code '%R %U %S'}
   */
  static Sample parse(String printed) {
    Matcher peak = PEAK.matcher(printed);
    if (!peak.find()) {
      throw new IllegalArgumentException("no VmHWM in: " + printed);
    }
    String seconds = printed.strip();
    String[] times = seconds.substring(seconds.lastIndexOf('\n') + 1).split(" ", 3);
    double user = Double.parseDouble(times[1]);
    double system = Double.parseDouble(times[2]);
    Matcher call = CALL.matcher(printed);
    return new Sample(
        1000 * (user + system),
        1000 * Double.parseDouble(times[0]),
        Double.parseDouble(peak.group(1)) / 1024,
        call.find() ? Double.parseDouble(call.group(1)) / 1000 : 0);
  }
}
