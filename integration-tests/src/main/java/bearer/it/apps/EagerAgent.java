package bearer.it.apps;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Another vendor's agent, which while our agent's classes are being defined comes to need them
 * itself: they are defined a second time, inside the first.
 */
public final class EagerAgent implements ClassFileTransformer {
  private boolean isInside;

  public static void premain(@Nullable String arguments, Instrumentation jvm) {
    jvm.addTransformer(new EagerAgent());
  }

  @Override
  public synchronized byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (!isInside && redefined == null && name != null && isOurs(name, loader)) {
      isInside = true;
      load(name.replace('/', '.'), loader);
      isInside = false;
    }
    return null;
  }

  private static boolean isOurs(String name, @Nullable ClassLoader loader) {
    return name.startsWith("bearer/agent/")
        && loader != null
        && loader != ClassLoader.getSystemClassLoader();
  }

  private static void load(String name, @Nullable ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }
}
