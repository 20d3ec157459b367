package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Later;
import bearer.agent.hop.Outbound;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of one connection, which are answered in the order in which they were sent. Run by
 * one thread at a time.
 */
final class PekkoExchanges extends GraphStageLogic {
  private final PekkoStage stage;
  private final PekkoAnswers answers;
  private final AsyncCallback<HttpRequest> goOn = createAsyncCallback(this::send);
  private volatile boolean isWaiting; // each by one thread at a time
  private volatile boolean hasEnded;

  PekkoExchanges(PekkoStage stage) {
    super(stage.shape());
    this.stage = stage;
    this.answers = new PekkoAnswers(this, stage);
    setHandler(stage.asked, new Requests());
    setHandler(stage.received, answers);
    setHandler(stage.sent, new PekkoPull(this, stage.asked));
    setHandler(stage.answered, new PekkoPull(this, stage.received));
  }

  private Outbound<HttpRequest, PekkoOrigin> out(HttpRequest request) {
    return new Outbound<>(request, stage.origin);
  }

  private final class Requests extends AbstractInHandler {
    @Override
    public void onPush() {
      HttpRequest request = grab(stage.asked);
      CompletionStage<Void> ready = ready(request);
      if (ready == null) {
        send(request);
      } else {
        isWaiting = true;
        Later.then(ready, () -> goOn.invoke(request));
      }
    }

    @Override
    public void onUpstreamFinish() {
      hasEnded = true;
      if (!isWaiting) {
        complete(stage.sent);
      }
    }

    @Override
    public void onUpstreamFailure(Throwable reason) {
      fail(stage.sent, reason);
    }
  }

  private @Nullable CompletionStage<Void> ready(HttpRequest request) {
    try {
      return stage.head.ready(out(request));
    } catch (RuntimeException | Error failed) { // it goes out as if there were no agent
      stage.head.failed(failed);
      return null;
    }
  }

  private void send(HttpRequest request) {
    isWaiting = false;
    if (!isAvailable(stage.sent)) {
      return; // the connection has ended meanwhile
    }
    Edit edit = null;
    HttpRequest edited = request;
    try {
      edit = stage.head.edit(out(request));
      edited = stage.head.edited(request, edit);
    } catch (IOException refused) {
      fail(stage.answered, refused);
      failStage(refused);
      return;
    } catch (RuntimeException | Error failed) {
      edit = null;
      stage.head.failed(failed);
    }
    answers.sent(request, edit);
    push(stage.sent, edited);
    if (hasEnded) {
      complete(stage.sent);
    }
  }
}
