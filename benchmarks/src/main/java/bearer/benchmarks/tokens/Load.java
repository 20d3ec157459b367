package bearer.benchmarks.tokens;

import java.util.List;

/**
 * What the application does. All instants are counted from its first call, in milliseconds.
 *
 * @param threads how many call
 * @param primed whether one call goes ahead, whose token is not counted
 * @param startMillis when the threads start
 * @param everyMillis how often each thread calls; 0 for once, all together
 * @param endMillis when they stop
 * @param lastCallMillis when one more call is made; 0 for none
 * @param path what is called
 */
record Load(
    int threads,
    boolean primed,
    int startMillis,
    int everyMillis,
    int endMillis,
    int lastCallMillis,
    String path) {

  /** All threads at once, with nothing before. */
  static Load burst(int threads) {
    return new Load(threads, false, 0, 0, 0, 0, "/");
  }

  /** Regular calls of all threads, after one that brings the first token. */
  static Load steady(int threads, int everyMillis, int endMillis) {
    return new Load(threads, true, 0, everyMillis, endMillis, 0, "/");
  }

  Load from(int millis) {
    return new Load(threads, true, millis, everyMillis, endMillis, lastCallMillis, path);
  }

  Load unprimed() {
    return new Load(threads, false, startMillis, everyMillis, endMillis, lastCallMillis, path);
  }

  Load lastCallAt(int millis) {
    return new Load(threads, primed, startMillis, everyMillis, endMillis, millis, path);
  }

  Load to(String otherPath) {
    return new Load(
        threads, primed, startMillis, everyMillis, endMillis, lastCallMillis, otherPath);
  }

  List<String> words() {
    return List.of(
        "threads=" + threads,
        "primed=" + primed,
        "start=" + startMillis,
        "every=" + everyMillis,
        "end=" + endMillis,
        "lastCall=" + lastCallMillis,
        "path=" + path);
  }

  static Load of(Options options) {
    return new Load(
        (int) options.number("threads"),
        options.flag("primed"),
        (int) options.number("start"),
        (int) options.number("every"),
        (int) options.number("end"),
        (int) options.number("lastCall"),
        options.text("path"));
  }
}
