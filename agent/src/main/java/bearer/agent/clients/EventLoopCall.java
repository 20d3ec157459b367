package bearer.agent.clients;

import bearer.agent.hop.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request of a client that works on event loops, and where its connection really leads to. */
abstract class EventLoopCall {
  final String method;

  /** As in the request line. */
  final String path;

  /** What stands for the call, whatever becomes of it; null if nothing does. */
  final @Nullable Object call;

  EventLoopCall(String method, String path, @Nullable Object call) {
    this.method = method;
    this.path = path;
    this.call = call;
  }

  abstract Fact tls();

  /** Null if nobody can tell. */
  abstract @Nullable String host();

  abstract int port();

  /** Whether a proxy can read what is written. */
  abstract Fact forwardProxy();

  abstract List<String> headers(String name);
}
