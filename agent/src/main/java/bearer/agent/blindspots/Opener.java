package bearer.agent.blindspots;

import bearer.agent.diag.JarName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who opened a connection, as the stack tells: the nearest frame that is neither the JDK's, a
 * wrapper's nor a known client's means. Nearest and not any: a call without a client inside a
 * client's interceptor is one. Reads names alone unless the opener is unknown. Immutable.
 */
final class Opener {
  /** What applications make engines with, for a client that they have given it to. */
  private static final List<String> ENGINE_FACTORIES =
      Arrays.asList(
          "newEngine",
          "newSslEngine",
          "newSSLEngine",
          "newHandler",
          "createSSLEngine",
          "getPipeline"); // Netty 3, which makes none itself

  /** Says less than who calls it. */
  private static final String[] PLUMBING = {"io.netty.", "okio."};

  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  /** The client that the agent knows; null if it is none of them. */
  final @Nullable String client;

  /** Whether the agent has already decided about the request that the connection is for. */
  final boolean decided;

  /** Of who is not known: its method and jar. */
  final String frame;

  /** The first method of another library, which calls it; null if there is none. */
  final @Nullable String caller;

  private Opener(@Nullable String client, boolean decided, String frame, @Nullable String caller) {
    this.client = client;
    this.decided = decided;
    this.frame = frame;
    this.caller = caller;
  }

  /** Of the connection that the current thread is about to open. */
  static Opener here(KnownClients known, StackClasses classes) {
    return of(new Throwable().getStackTrace(), known, classes);
  }

  static Opener of(StackTraceElement[] stack, KnownClients known, StackClasses classes) {
    return new Walk(known, classes).opener(stack);
  }

  private static boolean startsWithOne(String[] prefixes, String name) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The first three parts of a name, or its package: what the classes of a library share. */
  static String library(String className) {
    int end = -1;
    for (int parts = 0; parts < 3; parts++) {
      int next = className.indexOf('.', end + 1);
      if (next < 0) {
        break;
      }
      end = next;
    }
    return end < 0 ? className : className.substring(0, end);
  }

  /** One look at one stack. */
  private static final class Walk {
    private final KnownClients known;
    private final StackClasses source;
    private volatile @Nullable Map<String, Class<?>> classes; // seldom needed

    Walk(KnownClients known, StackClasses source) {
      this.known = known;
      this.source = source;
    }

    Opener opener(StackTraceElement[] stack) {
      boolean decided = false;
      String beneath = null;
      for (int i = 0; i < stack.length; i++) {
        String name = stack[i].getClassName();
        decided |= known.isHead(name, stack[i].getMethodName());
        String client = known.opening(name);
        if (client != null) {
          return new Opener(client, decided, "", null);
        }
        String library = known.beneath(name);
        beneath = beneath == null ? library : beneath;
        if (library == null
            && !isJdk(name)
            && !known.isAround(name)
            && !isPassedOver(stack[i])
            && !isOwnKind(name)) {
          return beneath == null ? unknown(stack, i) : new Opener(beneath, decided, "", null);
        }
      }
      return beneath == null
          ? unknown(stack, stack.length)
          : new Opener(beneath, decided, "", null);
    }

    private static boolean isJdk(String name) {
      return startsWithOne(JDK, name);
    }

    private boolean isPassedOver(StackTraceElement frame) {
      return frame.getClassName().startsWith("bearer.agent.")
          || ENGINE_FACTORIES.contains(frame.getMethodName())
          || Wrappers.isOne(type(frame.getClassName()));
    }

    /** Whether it is somebody's own kind of a class of a known client, which stands for that. */
    private boolean isOwnKind(String name) {
      Class<?> type = type(name);
      Class<?> above = type == null ? null : type.getSuperclass();
      while (above != null && !known.isAround(above.getName())) {
        above = above.getSuperclass();
      }
      return above != null;
    }

    private @Nullable Class<?> type(String name) {
      Map<String, Class<?>> all = classes;
      if (all == null) {
        all = source.now();
        classes = all;
      }
      return all.get(name);
    }

    /** A known client's means are named too, if nothing else is there. */
    private Opener unknown(StackTraceElement[] stack, int from) {
      int innermost = from;
      for (int i = 0; i < from && innermost == from; i++) {
        if (!isJdk(stack[i].getClassName()) && !isPassedOver(stack[i])) {
          innermost = i;
        }
      }
      return innermost == stack.length
          ? new Opener(null, false, "the JDK itself", null)
          : new Opener(null, false, named(stack[innermost]), caller(stack, innermost));
    }

    private String named(StackTraceElement frame) {
      Class<?> type = type(frame.getClassName());
      String jar = type == null ? null : JarName.of(type.getProtectionDomain());
      return method(frame) + (jar == null ? "" : " (" + jar + ")");
    }

    private static String method(StackTraceElement frame) {
      return frame.getClassName() + '.' + frame.getMethodName();
    }

    private @Nullable String caller(StackTraceElement[] stack, int callee) {
      String library = library(stack[callee].getClassName());
      for (int i = callee + 1; i < stack.length; i++) {
        String name = stack[i].getClassName();
        if (!isJdk(name)
            && !library(name).equals(library)
            && !startsWithOne(PLUMBING, name)
            && !isPassedOver(stack[i])) {
          return method(stack[i]);
        }
      }
      return null;
    }
  }
}
