package bearer.agent.rewriting;

import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Move;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A call of WebClient where it begins. What became of it is kept with a mark of the call's. */
abstract class WebClientHop extends HeadPlace<WebClientCall> {
  /** What has to be waited for; null if nothing. */
  final @Nullable CompletionStage<Void> ready(WebClientCall call) {
    return agent().readyToMove(this, call);
  }

  /** Null if no rule is for it. */
  final @Nullable Move move(WebClientCall call, Object mark) throws IOException {
    Move move = agent().movingNow(this, call);
    agent().continues(call, null); // subscribed to again, it is another one
    agent().keep(mark, move);
    return move;
  }

  /** Of what the agent does where no woven code waits for it. */
  final void failed(Throwable problem) {
    tell(problem);
  }

  /** Others send with the transport that this is over. */
  @Override
  public final boolean beginsAll() {
    return false;
  }

  @Override
  public final String method(WebClientCall call) {
    return call.request.method().name();
  }

  @Override
  public final @Nullable String scheme(WebClientCall call) {
    return call.request.url().getScheme();
  }

  @Override
  public final @Nullable String host(WebClientCall call) {
    return call.request.url().getHost();
  }

  @Override
  public final int port(WebClientCall call) {
    return call.request.url().getPort();
  }

  @Override
  public final String target(WebClientCall call) {
    return Targets.of(call.request.url());
  }

  @Override
  public final boolean namesUser(WebClientCall call) {
    return call.request.url().getRawUserInfo() != null;
  }

  @Override
  public final @Nullable String header(WebClientCall call, String name) {
    return call.request.headers().getFirst(name);
  }

  @Override
  public final List<String> headers(WebClientCall call, String name) {
    List<String> values = new ArrayList<>();
    call.request
        .headers()
        .forEach(
            (header, all) -> {
              if (header.equalsIgnoreCase(name)) {
                values.addAll(all);
              }
            });
    return values;
  }

  @Override
  protected final Object standsFor(WebClientCall call) {
    return call;
  }
}
