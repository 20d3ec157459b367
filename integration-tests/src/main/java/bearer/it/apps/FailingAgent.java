package bearer.it.apps;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Another agent, by which one class of ours has other code. The argument is a class file of {@value
 * #REPLACED}, which hands what it gives to places to a function first: the system property {@value
 * #FUNCTION}.
 */
public final class FailingAgent {
  public static final String REPLACED = "bearer/agent/hop/Place";
  public static final String FUNCTION = "bearer.it.failing";

  private FailingAgent() {}

  public static void premain(String classFile, Instrumentation instrumentation) throws IOException {
    byte[] replacement = Files.readAllBytes(Paths.get(classFile));
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte @Nullable [] transform(
              @Nullable ClassLoader loader,
              String name,
              @Nullable Class<?> redefined,
              @Nullable ProtectionDomain domain,
              byte[] file) {
            return REPLACED.equals(name) ? replacement : null;
          }
        });
  }
}
