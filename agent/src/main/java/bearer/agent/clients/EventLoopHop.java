package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an {@link EventLoopCall} says, for places of two kinds. */
interface EventLoopHop extends Hop<EventLoopCall> {
  @Override
  default String method(EventLoopCall out) {
    return out.method;
  }

  @Override
  default String scheme(EventLoopCall out) {
    return out.tls() == Fact.YES ? "https" : "http";
  }

  @Override
  default @Nullable String host(EventLoopCall out) {
    return out.host();
  }

  @Override
  default int port(EventLoopCall out) {
    return out.port();
  }

  @Override
  default String target(EventLoopCall out) {
    return out.path;
  }

  @Override
  default @Nullable String header(EventLoopCall out, String name) {
    List<String> all = out.headers(name);
    return all.isEmpty() ? null : all.get(0);
  }
}
