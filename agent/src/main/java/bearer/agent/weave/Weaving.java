package bearer.agent.weave;

import bearer.agent.base.StackRoom;
import bearer.agent.config.BridgePlace;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.ClientHook;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a known client class really loads: the first time the bridge is put in place
 * and connected, then the class is woven. A class that cannot be woven stays as it is, reported.
 */
public final class Weaving {
  private static final String NOT_WOVEN = " is not woven";
  private static final String GRANT =
      "; the policy must grant the agent's jar java.security.AllPermission";

  private final Graph graph;
  private final BridgePlace place;
  private final Log log;
  private final OpenPackages packages;
  private final Runnable appendBridge;
  private final WovenClasses heads = new WovenClasses();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @GuardedBy("this")
  private boolean ready;

  @GuardedBy("this")
  private boolean broken;

  @GuardedBy("this")
  private boolean connected;

  private volatile boolean appended;

  /**
   * @param graph what decides about requests, made when the first client class loads
   * @param appendBridge puts the bridge on the boot class path, where it cannot be in java.base
   */
  public Weaving(
      Graph graph,
      BridgePlace place,
      Log log,
      Instrumentation instrumentation,
      Runnable appendBridge) {
    this.graph = graph;
    this.place = place;
    this.log = log;
    this.packages = new OpenPackages(Modules.ofJvm(), instrumentation);
    this.appendBridge = appendBridge;
  }

  /** Null on Java 8. */
  @Nullable Modules modules() {
    return packages.modules;
  }

  /**
   * Null if the class stays as it is.
   *
   * @param type what it is called where it is not relocated
   * @param relocated whether it may be found relocated
   */
  byte @Nullable [] weave(
      String type,
      boolean relocated,
      String name,
      byte[] original,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain) {
    List<Hooked> hooked = Hooked.of(type, relocated ? graph.hooks() : graph.hooksOfJdk());
    return hooked.isEmpty() ? null : weave(hooked, name, original, loader, domain);
  }

  private byte @Nullable [] weave(
      List<Hooked> hooked,
      String name,
      byte[] original,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain) {
    String client = hooked.get(0).hook.client;
    try {
      if (!isReady() || !seesBridge(loader, client)) {
        return null;
      }
      if (!hooked.get(0).hook.isConnection()) {
        connected();
      }
      if (HttpClientModule.has(name)) {
        HttpClientModule.open(packages);
      }
      return weave(hooked, new ClassPatch(hooked, original), name, loader, domain);
    } catch (Throwable problem) {
      graph.notWoven(
          hooked.get(0).hook, PlaceMaker.prefix(hooked.get(0).hook, name.replace('/', '.')));
      notWoven(hooked.get(0).hook, name, domain, problem);
      return null;
    }
  }

  /** Each hook counts: that one does not fit must not take another away. */
  private byte @Nullable [] weave(
      List<Hooked> hooked,
      ClassPatch weaver,
      String name,
      @Nullable ClassLoader loader,
      @Nullable ProtectionDomain domain)
      throws IOException {
    byte[] woven = weaver.woven();
    boolean missesHead = missesHead(weaver.missed());
    if (!missesHead) {
      heads.add(loader, name.replace('/', '.'));
    }
    tellGraph(hooked, weaver.missed(), name.replace('/', '.'));
    for (Hooked missed : weaver.missed()) {
      if (missed.hook.optional || (missed.hook.moves() && !graph.rewrites())) {
        continue;
      } else if (missesHead && !missed.hook.isHead() && !missed.hook.moves()) {
        continue; // the worse is enough
      }
      lacks(missed.hook, name, domain);
    }
    if (weaver.missed().size() == hooked.size()) {
      return null;
    }
    tellWoven(hooked, domain);
    return woven;
  }

  private static boolean missesHead(List<Hooked> missed) {
    for (Hooked one : missed) {
      if (one.hook.isHead() && !one.hook.optional) {
        return true;
      }
    }
    return false;
  }

  private void lacks(ClientHook hook, String name, @Nullable ProtectionDomain domain) {
    String why = "it has no method " + hook.method + " like the one that is known";
    tell(hook, name, domain, hook.isHead() ? NOT_WOVEN : Loss.of(hook), why);
  }

  private void notWoven(
      ClientHook hook, String name, @Nullable ProtectionDomain domain, Object why) {
    tell(hook, name, domain, NOT_WOVEN, why);
  }

  /** One line for a copy of a library, or two if it begins with what is worth less. */
  private void tell(
      ClientHook hook, String name, @Nullable ProtectionDomain domain, String loss, Object why) {
    String library = hook.client + ' ' + LibraryVersion.of(domain);
    String type = name.replace('/', '.');
    log.throttled(
        Level.WARN,
        Code.NOT_WOVEN,
        hook.isHead() ? library : library + " answers",
        library + loss + " (" + type + "): " + why,
        Field.client(hook.client),
        Field.of("class", type));
  }

  private synchronized boolean isReady() {
    if (!ready && !broken) {
      StackRoom.need();
      broken = true; // until all of this has worked
      placeBridge();
      Connection.connect(graph, packages, heads, log);
      ready = true;
      broken = false;
    }
    return ready;
  }

  /** Not when the first connection is opened: that may be to a database, in a JVM without us. */
  private synchronized void connected() {
    if (!connected) {
      connected = true;
      graph.connected();
    }
  }

  private void tellGraph(List<Hooked> hooked, List<Hooked> missed, String name) {
    for (Hooked one : hooked) {
      if (!missed.contains(one)) {
        graph.woven(one.hook, PlaceMaker.prefix(one.hook, name));
      } else if (!one.hook.optional) {
        graph.notWoven(one.hook, PlaceMaker.prefix(one.hook, name));
      }
    }
  }

  private void placeBridge() {
    BridgeDefiner definer = new BridgeDefiner(packages);
    if (place != BridgePlace.APPEND) {
      try {
        definer.defineInJavaBase();
        return;
      } catch (Throwable impossible) {
        if (cause(impossible) instanceof SecurityException) {
          throw new IllegalStateException(cause(impossible) + GRANT);
        } else if (place == BridgePlace.JAVA_BASE) {
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
  private boolean seesBridge(@Nullable ClassLoader loader, String client) {
    if (!appended || loader == null) {
      return true;
    }
    try {
      return Class.forName("bearer.agent.bridge.Bridge", false, loader).getClassLoader() == null;
    } catch (ClassNotFoundException filtered) {
      log.throttled(
          Level.WARN,
          Code.NOT_WOVEN,
          client,
          client + " is not woven: its class loader does not see the boot class path",
          Field.client(client));
      return false;
    }
  }

  private void tellWoven(List<Hooked> hooked, @Nullable ProtectionDomain domain) {
    if (!log.logs(Level.INFO)) {
      return;
    }
    for (Hooked each : hooked) {
      String library = each.hook.client + ' ' + LibraryVersion.of(domain);
      if (each.hook.isHead() && told.add(library)) {
        log.log(Level.INFO, Code.WOVEN, "woven: " + library, Field.client(each.hook.client));
      }
    }
  }
}
