package bearer.agent.applog;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** The class loader of an application that has an SLF4J of its own. */
final class TestSlf4j extends URLClassLoader {
  private static final String PROVIDERS = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

  private final boolean hasProvider;
  private boolean initialised;

  private TestSlf4j(boolean hasProvider) {
    super(
        new URL[] {home(LoggerFactory.class), home(TestSlf4j.class)},
        ClassLoader.getPlatformClassLoader());
    this.hasProvider = hasProvider;
  }

  private static URL home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  /** Loaded and not initialised. */
  static TestSlf4j loaded() {
    return load(new TestSlf4j(true));
  }

  static TestSlf4j inUse() {
    TestSlf4j loader = loaded();
    loader.initialise();
    return loader;
  }

  static TestSlf4j inUseWithoutProvider() {
    TestSlf4j loader = load(new TestSlf4j(false));
    loader.initialise();
    return loader;
  }

  private static TestSlf4j load(TestSlf4j loader) {
    loader.factory();
    return loader;
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    if (!name.equals(PROVIDERS)) {
      return super.findResources(name);
    }
    return hasProvider
        ? Collections.enumeration(List.of(findResource("bearer/agent/applog/provider")))
        : Collections.emptyEnumeration();
  }

  /** As an application's first logger does it. */
  void initialise() {
    try {
      factory().getMethod("getLogger", String.class).invoke(null, "application");
      initialised = true;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  boolean isInitialised() {
    return initialised;
  }

  Class<?> factory() {
    return type("org.slf4j.LoggerFactory");
  }

  private Class<?> type(String name) {
    try {
      return Class.forName(name, false, this);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  List<String> lines() {
    return (List<String>) get("LINES");
  }

  @SuppressWarnings("unchecked")
  List<Class<?>> callers() {
    return (List<Class<?>>) get("CALLERS");
  }

  void enable(int levels) {
    set("enabled", levels);
  }

  void appender(Consumer<String> appender) {
    set("appender", appender);
  }

  private Object get(String name) {
    try {
      return field(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private void set(String name, Object value) {
    try {
      field(name).set(null, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private Field field(String name) throws NoSuchFieldException {
    return type("bearer.agent.applog.RecordingProvider").getField(name);
  }
}
