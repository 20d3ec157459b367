package bearer.benchmarks.startup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Prints one row for each variant: medians, and how far they are above the first two rows'. */
final class Medians {
  private static final String FORMAT = "%-26s |%7s %8s %9s |%7s %8s %9s |%7s %8s %9s%n";

  private final List<Sample> rows = new ArrayList<>();

  Medians(String title) {
    System.out.printf("%n%s%n", title);
    System.out.printf(
        FORMAT, "", "CPU", "- none", "- empty", "wall", "- none", "- empty", "MiB", "- none",
        "- empty");
  }

  void print(String variant, List<Sample> samples) {
    Sample median =
        new Sample(
            median(samples, Sample::cpu),
            median(samples, Sample::wall),
            median(samples, Sample::memory));
    rows.add(median);
    System.out.printf(
        FORMAT,
        variant,
        Math.round(median.cpu()),
        above(0, Sample::cpu),
        above(1, Sample::cpu),
        Math.round(median.wall()),
        above(0, Sample::wall),
        above(1, Sample::wall),
        Math.round(median.memory()),
        above(0, Sample::memory),
        above(1, Sample::memory));
  }

  /** The last row's difference to the row {@code base}, if that is above it. */
  private String above(int base, ToDoubleFunction<Sample> column) {
    int last = rows.size() - 1;
    return last <= base
        ? ""
        : String.format(
            "%+d",
            Math.round(
                column.applyAsDouble(rows.get(last)) - column.applyAsDouble(rows.get(base))));
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> column) {
    double[] values = samples.stream().mapToDouble(column).toArray();
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
