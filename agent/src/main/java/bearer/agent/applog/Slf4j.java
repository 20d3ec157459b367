package bearer.agent.applog;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * One SLF4J of the application, known by the loader of its {@code LoggerFactory}, which it does not
 * hold. Never initialises anything: that is the application's to do, at its time and its way. All
 * but the constructor is for the one thread that hands over.
 */
final class Slf4j {
  static final String FACTORY = "org.slf4j.LoggerFactory";

  /** How far the application has got with it. */
  enum State {
    NOT_INITIALISED,
    READY,
    /** For good: SLF4J found nothing to log with, or nothing that works. */
    NO_PROVIDER,
    /** It does not tell its state, as all from 1.5.7 to 2.0 do. */
    UNKNOWN
  }

  /** The values of its {@code INITIALIZATION_STATE}. */
  private static final int FAILED = 2;

  private static final int SUCCESSFUL = 3;
  private static final int NOP_FALLBACK = 4;

  /** When its class was loaded, or found to be. */
  final long sightedNanos;

  private final WeakReference<ClassLoader> loader;
  private WeakReference<@Nullable Class<?>> factory = new WeakReference<>(null);
  private boolean opened;
  private boolean entered;
  private @Nullable Thread stuck;

  /** Also called while the class is being loaded, in the middle of whatever that happens in. */
  Slf4j(ClassLoader loader, long sightedNanos) {
    this.loader = new WeakReference<>(loader);
    this.sightedNanos = sightedNanos;
  }

  boolean isOf(ClassLoader other) {
    return loader.get() == other;
  }

  boolean isGone() {
    return loader.get() == null;
  }

  /** Its {@code LoggerFactory}; null if that is gone, or not quite there yet. */
  @Nullable Class<?> factory(Jvm jvm) {
    Class<?> known = factory.get();
    ClassLoader defining = loader.get();
    if (known != null || defining == null) {
      return known;
    }
    for (Class<?> type : jvm.classesOf(defining)) {
      if (type.getName().equals(FACTORY) && type.getClassLoader() == defining) {
        factory = new WeakReference<>(type);
        return type;
      }
    }
    return null;
  }

  State state(Jvm jvm) {
    Class<?> type = factory(jvm);
    if (type == null || !jvm.isInitialised(type)) {
      return State.NOT_INITIALISED;
    }
    if (!opened) {
      opened = true;
      jvm.open(type);
    }
    try {
      Field state = type.getDeclaredField("INITIALIZATION_STATE");
      state.setAccessible(true);
      return state(state.getInt(null));
    } catch (ReflectiveOperationException | RuntimeException unreadable) {
      return State.UNKNOWN;
    }
  }

  private static State state(int value) {
    switch (value) {
      case SUCCESSFUL:
        return State.READY;
      case FAILED:
      case NOP_FALLBACK:
        return State.NO_PROVIDER;
      default:
        return State.NOT_INITIALISED;
    }
  }

  /**
   * Whether its logger can be asked for: never while the application may be setting its logging up.
   * Log4j 2 gives whoever asks for a logger at the moment that its configuration is exchanged one
   * that keeps to the old configuration for ever, and what it is told is lost.
   *
   * @param overdue whether that has taken so long that it does not count any more
   */
  boolean mayBeEntered(Jvm jvm, boolean overdue) {
    entered = entered || overdue || !jvm.isAskingForLoggers();
    return entered;
  }

  /** Takes note of a call into its logger that has not come back. */
  void stuckIn(Thread call) {
    stuck = call;
  }

  /** Whether such a call still has not. */
  boolean isStuck() {
    Thread call = stuck;
    if (call != null && !call.isAlive()) {
      stuck = null;
    }
    return stuck != null;
  }
}
