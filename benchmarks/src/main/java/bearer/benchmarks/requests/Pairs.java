package bearer.benchmarks.requests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The samples of one variant and of what it is compared with, taken in turns, fork by fork. */
final class Pairs {
  private record Pair(Sample base, Sample measured) {}

  private final List<List<Pair>> forks = new ArrayList<>();

  void startFork() {
    forks.add(new ArrayList<>());
  }

  void add(Sample base, Sample measured) {
    forks.get(forks.size() - 1).add(new Pair(base, measured));
  }

  Ratio ratio(ToDoubleFunction<Sample> column) {
    return Ratio.of(
        forks.stream()
            .map(
                fork ->
                    fork.stream()
                        .mapToDouble(
                            pair ->
                                column.applyAsDouble(pair.measured)
                                    / column.applyAsDouble(pair.base))
                        .toArray())
            .toList());
  }

  /** Median of the base. */
  double base(ToDoubleFunction<Sample> column) {
    return Ratio.median(
        forks.stream()
            .flatMap(List::stream)
            .mapToDouble(pair -> column.applyAsDouble(pair.base))
            .toArray());
  }

  /** Median of the differences. */
  double difference(ToDoubleFunction<Sample> column) {
    double[] differences =
        forks.stream()
            .flatMap(List::stream)
            .mapToDouble(
                pair -> column.applyAsDouble(pair.measured) - column.applyAsDouble(pair.base))
            .toArray();
    Arrays.sort(differences);
    return Ratio.median(differences);
  }
}
