package bearer.agent.install;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;

/** Describes the JDK's types and Byte Buddy's annotations by loading them; knows no others. */
final class JdkTypePool implements TypePool {
  @Override
  public Resolution describe(String name) {
    if (name.startsWith("java.") || name.startsWith("net.bytebuddy.")) {
      try {
        return new Resolution.Simple(
            TypeDescription.ForLoadedType.of(
                Class.forName(name, false, getClass().getClassLoader())));
      } catch (ClassNotFoundException unknown) {
        return new Resolution.Illegal(name);
      }
    }
    return new Resolution.Illegal(name);
  }

  @Override
  public void clear() {
    // nothing is kept
  }
}
