package bearer.agent.install;

import bearer.agent.base.Privileged;
import bearer.agent.clients.ClientHook;
import bearer.agent.clients.Clients;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees every class that loads and lets all but the known client classes pass after one map lookup:
 * no lock, no allocation, no class loaded. Runs in whatever thread loads a class.
 */
final class NameGate implements ClassFileTransformer {
  private final Map<String, ClientHook[]> byInternalName = new HashMap<>();
  private final Set<String> names = new HashSet<>(); // the same, as Class.getName() gives them
  private final Weaving weaving;
  private final Log log;
  private final @Nullable ClassLoader own = NameGate.class.getClassLoader();

  NameGate(Weaving weaving, Log log) {
    this.weaving = weaving;
    this.log = log;
    for (ClientHook hook : Clients.all()) {
      for (String type : hook.types) {
        String name = type.replace('.', '/');
        byInternalName.put(name, with(byInternalName.get(name), hook));
        names.add(type);
      }
    }
  }

  private static ClientHook[] with(ClientHook @Nullable [] others, ClientHook hook) {
    if (others == null) {
      return new ClientHook[] {hook};
    }
    ClientHook[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] = hook;
    return all;
  }

  /**
   * Weaves what was loaded before this gate was there: by the JVM, a CDS or AOT archive, an app.
   */
  void retransformLoaded(Instrumentation instrumentation) {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isTarget(type) && instrumentation.isModifiableClass(type)) {
        loaded.add(type);
      }
    }
    if (loaded.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    } catch (Throwable problem) {
      log.log(
          Level.WARN,
          Code.NOT_WOVEN,
          "classes that were loaded before the agent cannot be woven: " + problem);
    }
  }

  private boolean isTarget(Class<?> type) {
    return !type.isArray() && names.contains(type.getName()) && type.getClassLoader() != own;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] original) {
    ClientHook[] hooks = name == null ? null : byInternalName.get(name);
    if (name == null || hooks == null || loader == own) {
      return null;
    }
    return Privileged.run(
        new PrivilegedAction<byte @Nullable []>() {
          @Override
          public byte @Nullable [] run() {
            return weaving.weave(hooks, name, original, loader, domain);
          }
        });
  }
}
