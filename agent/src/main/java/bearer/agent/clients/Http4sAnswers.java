package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Outbound;
import cats.effect.kernel.Async;
import cats.effect.kernel.Resource;
import org.http4s.Request;
import org.http4s.Response;

/** Tells of the answers of a request, as often as it is sent. Immutable. */
final class Http4sAnswers {
  private final Http4sHead place;
  private final Outbound<Request<?>, Edit> sent;

  Http4sAnswers(Http4sHead place, Outbound<Request<?>, Edit> sent) {
    this.place = place;
    this.sent = sent;
  }

  /**
   * @param result a description of what leads to an answer
   */
  @SuppressWarnings("unchecked") // all are of the client's own kind of effects
  <F> Object told(Async<F> effects, Object result) {
    return effects.map((F) result, answer -> ((Resource<F, Response<F>>) answer).map(this::told));
  }

  private <A extends Response<?>> A told(A answer) {
    place.answered(sent.request, sent.connection, answer);
    return answer;
  }
}
