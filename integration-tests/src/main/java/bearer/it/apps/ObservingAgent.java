package bearer.it.apps;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Another vendor's agent: transforms the classes that write requests, to equal ones. */
public final class ObservingAgent {
  private static @Nullable Instrumentation instrumentation;

  private ObservingAgent() {}

  public static void premain(@Nullable String arguments, Instrumentation jvm) {
    instrumentation = jvm;
    jvm.addTransformer(new Copy(), true);
  }

  /** Has all transformers, whosever they are, see the loaded client classes once more. */
  static void retransform() throws UnmodifiableClassException {
    Instrumentation jvm = instrumentation;
    if (jvm == null) {
      throw new IllegalStateException("the observing agent does not run");
    }
    int seen = 0;
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      if (isClient(type.getName().replace('.', '/')) && jvm.isModifiableClass(type)) {
        jvm.retransformClasses(type);
        seen++;
      }
    }
    System.out.println(seen > 3 ? "retransformed" : "no client class is loaded");
  }

  private static boolean isClient(@Nullable String name) {
    return name != null
        && (name.startsWith("org/apache/http/protocol/")
            || name.startsWith("okhttp3/internal/http1/")
            || name.startsWith("sun/net/www/http/"));
  }

  private static final class Copy implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      return isClient(name) ? bytes.clone() : null;
    }
  }
}
