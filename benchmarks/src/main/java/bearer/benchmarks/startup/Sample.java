package bearer.benchmarks.startup;

/** Milliseconds of one run: user and system time, and the time it took. */
record Sample(double cpu, double wall) {
  /**
   * @param seconds what bash's {@code time} printed as {@code '%R %U %S'}
   */
  static Sample parse(String seconds) {
    String[] times = seconds.trim().split(" ", 3);
    double user = Double.parseDouble(times[1]);
    double system = Double.parseDouble(times[2]);
    return new Sample(1000 * (user + system), 1000 * Double.parseDouble(times[0]));
  }
}
