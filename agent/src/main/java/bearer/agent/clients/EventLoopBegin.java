package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.LaterPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a call begins that an event loop sends, perhaps later. */
abstract class EventLoopBegin extends LaterPlace<EventLoopCall> implements EventLoopHop {
  @Override
  public final Fact tls(EventLoopCall out) {
    return out.tls();
  }

  @Override
  public final Fact forwardProxy(EventLoopCall out) {
    return out.forwardProxy();
  }

  @Override
  public final List<String> headers(EventLoopCall out, String name) {
    return out.headers(name);
  }

  @Override
  protected final @Nullable Object standsFor(EventLoopCall out) {
    return out.call;
  }
}
