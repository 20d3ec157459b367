package bearer.agent.appmetrics;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/** The class loader of an application that has a {@link Global} of its own. */
final class Application extends URLClassLoader {
  Application() {
    super(
        new URL[] {Application.class.getProtectionDomain().getCodeSource().getLocation()},
        getPlatformClassLoader());
  }

  /** Its registry is in use from now on. */
  Application using() {
    try {
      global().getMethod("use").invoke(null);
      return this;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  Class<?> global() {
    try {
      return Class.forName(Global.class.getName(), true, this);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The series in it. */
  @SuppressWarnings("unchecked")
  List<Series> series() {
    try {
      return (List<Series>) global().getField("registry").get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
