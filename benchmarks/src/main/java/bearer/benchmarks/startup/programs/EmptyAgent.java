package bearer.benchmarks.startup.programs;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * What any agent costs: the least that one can be; with an argument, the least that sees classes.
 */
public final class EmptyAgent {
  private EmptyAgent() {}

  public static void premain(String argument, Instrumentation instrumentation) {
    if (argument != null) {
      instrumentation.addTransformer(new Idle());
    }
  }

  private static final class Idle implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader,
        String name,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] original) {
      return null;
    }
  }
}
