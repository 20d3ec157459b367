package bearer.agent.applog;

/** Knows what a {@link TestSlf4j} has done. */
final class TestJvm implements Jvm {
  boolean askingForLoggers;
  int looks;

  @Override
  public Class<?>[] classesOf(ClassLoader loader) {
    return loader instanceof TestSlf4j slf4j
        ? new Class<?>[] {Object.class, slf4j.factory()}
        : new Class<?>[0];
  }

  @Override
  public boolean isInitialised(Class<?> type) {
    return ((TestSlf4j) type.getClassLoader()).isInitialised();
  }

  @Override
  public boolean isAskingForLoggers() {
    looks++;
    return askingForLoggers;
  }

  @Override
  public void open(Class<?> type) {}
}
