package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.LaterPlace;
import bearer.agent.hop.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an async call of Apache HttpClient 5, or one of its hops, has no connection yet. */
abstract class ApacheAsyncLater5 extends LaterPlace<ApacheAsyncHead5> implements ApacheAsyncHop5 {
  @Override
  public final Fact tls(ApacheAsyncHead5 head) {
    return Fact.of(head.isInsideTls);
  }

  @Override
  public final Fact forwardProxy(ApacheAsyncHead5 head) {
    return Fact.of(head.isForProxy);
  }

  @Override
  public final List<String> headers(ApacheAsyncHead5 head, String name) {
    return ApacheHeaders5.all(head.request, name);
  }

  @Override
  protected final Object standsFor(ApacheAsyncHead5 head) {
    return head.context;
  }

  @Override
  public final @Nullable Move moved(ApacheAsyncHead5 head) {
    return keptMove(head.context);
  }

  static Exception exception(Throwable reason) {
    return reason instanceof Exception ? (Exception) reason : new IllegalStateException(reason);
  }
}
