package bearer.agent.applog;

import bearer.agent.base.Ticker;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every SLF4J that the JVM has loaded, none of them held. Sees each class that loads and, but for
 * the one, does nothing about it. Thread-safe.
 */
final class Slf4js implements ClassFileTransformer {
  private static final String INTERNAL = "org/slf4j/LoggerFactory";
  private static final int MAX = 1000;

  private final Ticker ticker;

  @GuardedBy("known")
  private final List<Slf4j> known = new ArrayList<>();

  Slf4js(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] original) {
    if (INTERNAL.equals(name) && redefined == null) {
      sighted(loader);
    }
    return null;
  }

  /** Finds those that were loaded before. */
  void scan(Class<?>[] loaded) {
    for (Class<?> type : loaded) {
      if (type.getName().equals(Slf4j.FACTORY)) {
        sighted(type.getClassLoader());
      }
    }
  }

  /** Not one on the boot class path, where no application's is. */
  private void sighted(@Nullable ClassLoader loader) {
    if (loader == null) {
      return;
    }
    synchronized (known) {
      for (Iterator<Slf4j> all = known.iterator(); all.hasNext(); ) {
        Slf4j one = all.next();
        if (one.isOf(loader)) {
          return; // two threads load it at once
        }
        if (one.isGone()) {
          all.remove();
        }
      }
      if (known.size() < MAX) {
        known.add(new Slf4j(loader, ticker.nanos()));
      }
    }
  }

  /** Those whose loaders are there. */
  List<Slf4j> all() {
    synchronized (known) {
      List<Slf4j> there = new ArrayList<>();
      for (Slf4j one : known) {
        if (!one.isGone()) {
          there.add(one);
        }
      }
      return there;
    }
  }
}
