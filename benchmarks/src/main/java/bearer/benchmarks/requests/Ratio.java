package bearer.benchmarks.requests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How much of a thing two JVMs take, measured in turns: the median of the pairs' ratios, and where
 * it is in 95 % of the cases if forks and pairs are drawn anew (bootstrap).
 */
record Ratio(double median, double low, double high) {
  private static final int DRAWS = 2000;

  /**
   * @param forks the ratios of each fork's pairs
   */
  static Ratio of(List<double[]> forks) {
    Random random = new Random(1);
    double[] medians = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      medians[i] = median(drawn(forks, random));
    }
    Arrays.sort(medians);
    return new Ratio(median(all(forks)), medians[DRAWS / 40], medians[DRAWS - 1 - DRAWS / 40]);
  }

  private static double[] all(List<double[]> forks) {
    return forks.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] drawn(List<double[]> forks, Random random) {
    List<double[]> drawn = new ArrayList<>();
    for (int i = 0; i < forks.size(); i++) {
      double[] fork = forks.get(random.nextInt(forks.size()));
      drawn.add(random.ints(fork.length, 0, fork.length).mapToDouble(at -> fork[at]).toArray());
    }
    return all(drawn);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  @Override
  public String toString() {
    return String.format("%.3f (%.3f-%.3f)", median, low, high);
  }
}
