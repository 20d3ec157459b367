package bearer.agent.install;

import bearer.agent.clients.ClientHook;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.BridgePlace;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a known client class really loads: the first time the bridge is put in place
 * and connected, then the class is woven. A class that cannot be woven stays as it is, reported.
 */
final class Weaving {
  private final AgentConfig config;
  private final BridgePlace place;
  private final Log log;
  private final Instrumentation instrumentation;
  private final Runnable appendBridge;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private @Nullable Weaver weaver; // guarded by this
  private boolean broken; // guarded by this
  private volatile boolean appended;

  Weaving(
      AgentConfig config,
      BridgePlace place,
      Log log,
      Instrumentation instrumentation,
      Runnable appendBridge) {
    this.config = config;
    this.place = place;
    this.log = log;
    this.instrumentation = instrumentation;
    this.appendBridge = appendBridge;
  }

  /** Each hook on its own: that one does not fit must not take another away. */
  byte @Nullable [] weave(
      ClientHook[] hooks,
      String name,
      byte[] original,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain) {
    byte[] all = null;
    for (ClientHook hook : hooks) {
      byte[] one = weave(hook, name, all == null ? original : all, loader, domain);
      all = one == null ? all : one;
    }
    return all;
  }

  private byte @Nullable [] weave(
      ClientHook hook,
      String name,
      byte[] original,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain) {
    try {
      Weaver ready = weaver();
      if (ready == null || !seesBridge(loader, hook)) {
        return null;
      }
      if (hook.kind == ClientHook.Kind.RETURN && HttpClientModule.has(name)) {
        HttpClientModule.open(instrumentation);
      }
      byte[] woven = ready.weave(hook, name, original);
      tellWoven(hook, domain);
      return woven;
    } catch (Throwable problem) {
      log.throttled(
          Level.WARN,
          Code.NOT_WOVEN,
          name,
          hook.client + " is not woven (" + name.replace('/', '.') + "): " + problem,
          Field.client(hook.client),
          Field.of("class", name.replace('/', '.')));
      return null;
    }
  }

  private synchronized @Nullable Weaver weaver() {
    if (weaver == null && !broken) {
      broken = true; // until all of this has worked
      placeBridge();
      Connection.connect(config, log);
      weaver = new Weaver();
      broken = false;
    }
    return weaver;
  }

  private void placeBridge() {
    BridgeDefiner definer = new BridgeDefiner(instrumentation);
    if (place != BridgePlace.APPEND) {
      try {
        definer.defineInJavaBase();
        return;
      } catch (Throwable impossible) {
        if (place == BridgePlace.JAVA_BASE) {
          throw new IllegalStateException(
              "the bridge cannot be in java.base: " + cause(impossible));
        }
        log.log(
            Level.WARN,
            Code.BRIDGE_APPENDED,
            "the bridge is on the boot class path, where OSGi and JBoss Modules do not see it: "
                + cause(impossible));
      }
    }
    definer.openJavaBase();
    appendBridge.run();
    appended = true;
  }

  private static Throwable cause(Throwable problem) {
    Throwable cause = problem.getCause();
    return problem instanceof InvocationTargetException && cause != null ? cause : problem;
  }

  /** A class woven without sight of the bridge would fail in the application. */
  private boolean seesBridge(@Nullable ClassLoader loader, ClientHook hook) {
    if (!appended || loader == null) {
      return true;
    }
    try {
      return Class.forName("bearer.agent.bridge.Bridge", false, loader).getClassLoader() == null;
    } catch (ClassNotFoundException filtered) {
      log.throttled(
          Level.WARN,
          Code.NOT_WOVEN,
          hook.client,
          hook.client + " is not woven: its class loader does not see the boot class path",
          Field.client(hook.client));
      return false;
    }
  }

  private void tellWoven(ClientHook hook, @Nullable ProtectionDomain domain) {
    if (hook.decorates && log.logs(Level.INFO)) {
      String library = hook.client + ' ' + LibraryVersion.of(domain);
      if (told.add(library)) {
        log.log(Level.INFO, Code.WOVEN, "woven: " + library, Field.client(hook.client));
      }
    }
  }
}
