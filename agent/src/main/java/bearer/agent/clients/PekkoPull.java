package bearer.agent.clients;

import java.lang.reflect.Method;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.jspecify.annotations.Nullable;

/** Hands on what one side of a stage is asked for, and why it is not asked any more. */
final class PekkoPull extends AbstractOutHandler {
  /** With a reason, which there is from 2.6 of Akka's streams on. */
  private static final @Nullable Method CANCEL = cancel();

  private final GraphStageLogic stage;
  private final Inlet<?> from;

  PekkoPull(GraphStageLogic stage, Inlet<?> from) {
    this.stage = stage;
    this.from = from;
  }

  private static @Nullable Method cancel() {
    for (Method method : GraphStageLogic.class.getMethods()) {
      if (method.getName().equals("cancel") && method.getParameterCount() == 2) {
        return method;
      }
    }
    return null;
  }

  @Override
  public void onPull() {
    if (!stage.isClosed(from) && !stage.hasBeenPulled(from)) {
      stage.pull(from);
    }
  }

  @Override
  @SuppressWarnings("deprecation") // older versions know this one alone
  public void onDownstreamFinish() {
    stage.cancel(from);
  }

  @Override
  public void onDownstreamFinish(Throwable reason) throws ReflectiveOperationException {
    if (CANCEL == null) {
      stage.cancel(from);
    } else {
      CANCEL.invoke(stage, from, reason);
    }
  }
}
