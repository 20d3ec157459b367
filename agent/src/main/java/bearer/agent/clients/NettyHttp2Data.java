package bearer.agent.clients;

import bearer.agent.hop.Place;
import org.jspecify.annotations.Nullable;

/** What is written behind a head of {@link NettyHttp2} that is held. */
final class NettyHttp2Data {
  private NettyHttp2Data() {}

  static final class Write extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      NettyHold hold = (NettyHold) agent().kept(self);
      if (hold == null || hold.takeNext() != null || !hold.isAbout(arguments[1])) {
        return null;
      }
      hold.add(new NettyWrite(arguments, null), null);
      return PUT_OFF;
    }
  }
}
