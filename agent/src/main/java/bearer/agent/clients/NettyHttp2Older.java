package bearer.agent.clients;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** {@link NettyHttp2} before 4.1.44, where another method was the one that all lead to. */
final class NettyHttp2Older {
  private NettyHttp2Older() {}

  static final class WriteHead extends NettyHttp2.WriteHead {
    private volatile boolean isOlder = true;

    @Override
    public void link(Class<?> woven) {
      for (Method each : woven.getDeclaredMethods()) {
        isOlder &= !each.getName().equals("writeHeaders0");
      }
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      return isOlder ? super.enter(self, arguments) : null;
    }
  }
}
