package bearer.agent.appmetrics;

import java.util.Set;

/** What the JVM can tell about classes of the application without running any code of it. */
interface ClassStates {
  /** The loaded classes that have one of the names, of whatever loaders. */
  Iterable<Class<?>> loaded(Set<String> names);

  boolean isInitialised(Class<?> type);
}
