package bearer.agent.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers samples, at most {@value #MOST} for each meter; those beyond are left out. */
final class Samples {
  static final int MOST = 1000;

  private final Map<Meter, List<Sample>> all = new EnumMap<>(Meter.class);

  void add(Meter meter, double value, String... labels) {
    add(null, meter, value, labels);
  }

  /**
   * Adds one.
   *
   * @param caller of whose calls it is about; null for nobody's
   */
  void add(@Nullable ClassLoader caller, Meter meter, double value, String... labels) {
    List<Sample> same = all.computeIfAbsent(meter, first -> new ArrayList<>());
    if (same.size() < MOST) {
      same.add(new Sample(caller, meter, value, labels));
    }
  }

  void add(Meter meter, long value, String... labels) {
    add(meter, (double) value, labels);
  }

  void add(Meter meter, boolean value, String... labels) {
    add(meter, value ? 1 : 0, labels);
  }

  /** Those of one meter together, in the order of the meters. */
  List<Sample> list() {
    List<Sample> list = new ArrayList<>();
    for (List<Sample> same : all.values()) {
      list.addAll(same);
    }
    return list;
  }
}
