package bearer.agent.appmetrics;

import bearer.agent.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which samples go to which of several registries. With one, all do. With several, what is about
 * calls goes to the one whose loader is the caller's, or the nearest above that; what is about the
 * process, to each that has calls.
 */
final class Assignment {
  /** By the registries' order. */
  final List<List<Sample>> samples = new ArrayList<>();

  /** Whether some calls are nobody's whose registry is known. */
  final boolean hasOrphans;

  /**
   * @param loaders of the registries, each another one
   */
  Assignment(List<@Nullable ClassLoader> loaders, Iterable<Sample> all) {
    for (int i = 0; i < loaders.size(); i++) {
      samples.add(new ArrayList<>());
    }
    hasOrphans = loaders.size() > 1 ? divided(loaders, all) : given(all);
  }

  private boolean given(Iterable<Sample> all) {
    for (List<Sample> only : samples) {
      all.forEach(only::add);
    }
    return false;
  }

  private boolean divided(List<@Nullable ClassLoader> loaders, Iterable<Sample> all) {
    List<Sample> ofProcess = new ArrayList<>();
    boolean orphans = false;
    for (Sample sample : all) {
      int nearest = nearest(loaders, sample.caller());
      if (!isOfCalls(sample)) {
        ofProcess.add(sample);
      } else if (nearest >= 0) {
        samples.get(nearest).add(sample);
      } else {
        orphans = true;
      }
    }
    for (List<Sample> calls : samples) {
      if (!calls.isEmpty()) {
        calls.addAll(0, ofProcess);
      }
    }
    return orphans;
  }

  private static boolean isOfCalls(Sample sample) {
    return sample.meter.labels.contains("host");
  }

  /** Negative for none. */
  private static int nearest(List<@Nullable ClassLoader> loaders, @Nullable ClassLoader caller) {
    for (ClassLoader loader = caller; loader != null; loader = loader.getParent()) {
      int found = loaders.indexOf(loader);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }
}
