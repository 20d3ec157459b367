package bearer.agent.clients;

import bearer.agent.hop.Fact;
import org.http4s.Request;
import org.http4s.blaze.client.Http1Connection;
import org.http4s.blaze.pipeline.stages.SSLStage;
import org.http4s.client.RequestKey;

/** A request of http4s, and what its connection was made for, or will be. Immutable. */
final class Http4sHop {
  final Request<?> request;
  final RequestKey target;
  final Fact tls;

  private Http4sHop(Request<?> request, RequestKey target, boolean isTls) {
    this.request = request;
    this.target = target;
    this.tls = Fact.of(isTls);
  }

  /** Which has no connection yet. */
  static Http4sHop of(Request<?> request) {
    RequestKey target = RequestKey.fromRequest(request);
    return new Http4sHop(request, target, target.scheme().value().equalsIgnoreCase("https"));
  }

  static Http4sHop of(Request<?> request, Http1Connection<?> connection) {
    boolean isTls = connection.findOutboundStage(SSLStage.class).isDefined();
    return new Http4sHop(request, connection.requestKey(), isTls);
  }
}
