package bearer.agent.clients;

import bearer.agent.hop.Edit;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/** What a connection answers, each to the oldest request. Run by one thread at a time. */
final class PekkoAnswers extends AbstractInHandler {
  private final GraphStageLogic logic;
  private final PekkoStage stage;
  private final Deque<Sent> unanswered = new ArrayDeque<>();

  PekkoAnswers(GraphStageLogic logic, PekkoStage stage) {
    this.logic = logic;
    this.stage = stage;
  }

  /**
   * Says what went out, and with what change; null if with none, and nobody asks for its answer.
   */
  void sent(HttpRequest request, @Nullable Edit edit) {
    unanswered.add(new Sent(request, edit));
  }

  @Override
  public void onPush() {
    HttpResponse answer = logic.grab(stage.received);
    Sent exchange = unanswered.poll();
    if (exchange != null && exchange.edit != null) {
      tell(exchange.request, exchange.edit, answer);
    }
    logic.push(stage.answered, answer);
  }

  private void tell(HttpRequest request, Edit edit, HttpResponse answer) {
    try {
      stage.head.answered(request, edit, answer);
    } catch (RuntimeException | Error failed) { // the caller gets the answer
      stage.head.failed(failed);
    }
  }

  @Override
  public void onUpstreamFinish() {
    logic.complete(stage.answered);
  }

  @Override
  public void onUpstreamFailure(Throwable reason) {
    logic.fail(stage.answered, reason);
  }

  private static final class Sent {
    final HttpRequest request;
    final @Nullable Edit edit;

    Sent(HttpRequest request, @Nullable Edit edit) {
      this.request = request;
      this.edit = edit;
    }
  }
}
