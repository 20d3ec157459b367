package bearer.agent.clients;

import bearer.agent.hop.Place;
import org.jspecify.annotations.Nullable;

/** Where Netty 3 has made bytes of a head, which nobody has seen yet. */
final class Netty3Encoded {
  /** What this thread is about to encode, and has changed. */
  private static final ThreadLocal<@Nullable Netty3Call> CHANGED = new ThreadLocal<>();

  private Netty3Encoded() {}

  static void expect(Netty3Call changed) {
    CHANGED.set(changed);
  }

  static void expectNothing() {
    CHANGED.remove();
  }

  static final class Encoded extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object bytes) {
      Netty3Call call = CHANGED.get();
      if (call != null && call.isOf(arguments[2])) {
        call.undo();
      }
      return bytes;
    }
  }
}
