package bearer.agent.appmetrics;

import bearer.agent.base.ClassProbe;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the JVM itself tells. For one thread at a time. */
final class InstrumentedClasses implements ClassStates {
  private final Instrumentation instrumentation;
  private final ClassProbe probe;

  InstrumentedClasses(Instrumentation instrumentation, ClassProbe probe) {
    this.instrumentation = instrumentation;
    this.probe = probe;
  }

  @Override
  public Iterable<Class<?>> loaded(Set<String> names) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (names.contains(type.getName())) {
        found.add(type);
      }
    }
    return found;
  }

  @Override
  public boolean isInitialised(Class<?> type) {
    return probe.isInitialised(type);
  }
}
