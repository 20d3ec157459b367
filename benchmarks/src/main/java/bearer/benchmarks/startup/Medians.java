package bearer.benchmarks.startup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Prints one row for each variant: medians, and how far they are above the first two rows'. */
final class Medians {
  private final List<Sample> rows = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  Medians(String title) {
    System.out.printf(
        "%n| %s | CPU | - none | - empty | wall | - none | - empty | MiB | - none | - empty | call"
            + " | - none |%n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|%n",
        title);
  }

  void print(String variant, List<Sample> samples) {
    rows.add(
        new Sample(
            median(samples, Sample::cpu),
            median(samples, Sample::wall),
            median(samples, Sample::memory),
            median(samples, Sample::call)));
    names.add(variant);
    System.out.printf(
        "| %s |%s%s%s",
        variant, cells(Sample::cpu, true), cells(Sample::wall, true), cells(Sample::memory, true));
    System.out.printf("%s%n", last().call() == 0 ? "  |  |" : cells(Sample::call, false));
  }

  /** How many microseconds of CPU each class costs above the empty agent. */
  void printPerClass(int count) {
    for (int i = 2; i < rows.size(); i++) {
      double above = rows.get(i).cpu() - rows.get(1).cpu();
      System.out.printf("%s: %.1f us of CPU a class%n", names.get(i), 1000 * above / count);
    }
  }

  private Sample last() {
    return rows.get(rows.size() - 1);
  }

  private String cells(ToDoubleFunction<Sample> column, boolean aboveEmpty) {
    return String.format(
        " %d | %s |%s",
        Math.round(column.applyAsDouble(last())),
        above(0, column),
        aboveEmpty ? " " + above(1, column) + " |" : "");
  }

  /** The last row's difference to the row {@code base}, if that is above it. */
  private String above(int base, ToDoubleFunction<Sample> column) {
    return rows.size() - 1 <= base
        ? ""
        : String.format(
            "%+d", Math.round(column.applyAsDouble(last()) - column.applyAsDouble(rows.get(base))));
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> column) {
    double[] values = samples.stream().mapToDouble(column).toArray();
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
