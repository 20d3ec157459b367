package bearer.agent.rewriting;

import org.reactivestreams.Subscription;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * An exchange in whose context is the mark of its call, as a plain object of the JDK's: that gets
 * down to the transport, through whatever is between. Every version of Reactor has this way.
 */
final class WebClientMarked extends Mono<ClientResponse> {
  private final Mono<ClientResponse> exchange;
  private final Object mark;

  WebClientMarked(Mono<ClientResponse> exchange, Object mark) {
    this.exchange = exchange;
    this.mark = mark;
  }

  @Override
  public void subscribe(CoreSubscriber<? super ClientResponse> caller) {
    exchange.subscribe(new Passing(caller, caller.currentContext().put("bearer.agent.call", mark)));
  }

  private static final class Passing implements CoreSubscriber<ClientResponse> {
    private final CoreSubscriber<? super ClientResponse> caller;
    private final Context context;

    Passing(CoreSubscriber<? super ClientResponse> caller, Context context) {
      this.caller = caller;
      this.context = context;
    }

    @Override
    public Context currentContext() {
      return context;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      caller.onSubscribe(subscription);
    }

    @Override
    public void onNext(ClientResponse response) {
      caller.onNext(response);
    }

    @Override
    public void onError(Throwable failure) {
      caller.onError(failure);
    }

    @Override
    public void onComplete() {
      caller.onComplete();
    }
  }
}
