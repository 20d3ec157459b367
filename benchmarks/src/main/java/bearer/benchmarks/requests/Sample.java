package bearer.benchmarks.requests;

/** What one request took, on average over some: nanoseconds of CPU, nanoseconds, bytes. */
record Sample(double cpu, double wall, double bytes) {
  /**
   * @param printed three numbers, for all requests
   */
  static Sample parse(String printed, int requests) {
    String[] sums = printed.split(" ", 3);
    return new Sample(of(sums[0], requests), of(sums[1], requests), of(sums[2], requests));
  }

  private static double of(String sum, int requests) {
    return Double.parseDouble(sum) / requests;
  }
}
