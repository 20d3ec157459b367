package bearer.agent.weave;

import bearer.agent.base.Privileged;
import bearer.agent.diag.Code;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees every class that loads and lets all but the known client classes pass after one look-up: no
 * lock, no allocation, no class loaded. Runs in whatever thread loads a class.
 */
public final class NameGate implements ClassFileTransformer {
  private final HookTable table;
  private final Weaving weaving;
  private final Log log;
  private final @Nullable ClassLoader own = NameGate.class.getClassLoader();

  /**
   * @param types see {@link HookTableText}
   * @param leftOut as there
   */
  public NameGate(String types, char leftOut, Weaving weaving, Log log) {
    this.table = new HookTable(types, leftOut);
    this.weaving = weaving;
    this.log = log;
  }

  /**
   * Weaves what was loaded before this gate was there: by the JVM, a CDS or AOT archive, an app.
   */
  public void retransformLoaded(Instrumentation instrumentation) {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : possible(instrumentation.getAllLoadedClasses())) {
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

  /** Those that no package rules out. */
  private List<Class<?>> possible(Class<?>[] types) {
    Modules modules = table.hasLoadedPackage() ? null : weaving.modules();
    return modules == null ? Arrays.asList(types) : modules.outsideJavaBase(types);
  }

  /** The JVM makes a class's name when it is first asked for, which takes longer than all else. */
  private boolean isTarget(Class<?> type) {
    return !type.isInterface()
        && !type.isArray()
        && type.getClassLoader() != own
        && table.find(type.getName(), '.') != null;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] original) {
    HookTable.Entry found = name == null || loader == own ? null : table.find(name, '/');
    if (name == null || found == null) {
      return null;
    }
    return Privileged.run(
        new PrivilegedAction<byte @Nullable []>() {
          @Override
          public byte @Nullable [] run() {
            return weaving.weave(found.type, found.relocated, name, original, loader, domain);
          }
        });
  }
}
