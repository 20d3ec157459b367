package bearer.agent.clients;

import bearer.agent.hop.Later;
import cats.effect.kernel.Async;
import cats.effect.kernel.Resource;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.http4s.Request;
import org.http4s.Response;
import org.http4s.blaze.client.BlazeClient;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Some;
import scala.runtime.BoxedUnit;
import scala.util.Either;
import scala.util.Right;

/**
 * A call, which waits each time that it is made until there is a token, or there will be none,
 * without a thread. It may be given up meanwhile. Immutable.
 */
final class Http4sLater<F> {
  private static final ThreadLocal<@Nullable Object> GOING_ON = new ThreadLocal<>();

  private final Http4sHead place;
  private final Async<F> effects;
  private final BlazeClient<F, ?> client;
  private final Request<F> request;
  private final Http4sHop hop;

  Http4sLater(Http4sHead place, Async<F> effects, BlazeClient<F, ?> client, Request<F> request) {
    this.place = place;
    this.effects = effects;
    this.client = client;
    this.request = request;
    this.hop = Http4sHop.of(request);
  }

  /** Whether this thread makes a call that has waited already. */
  static boolean isGoingOn() {
    return GOING_ON.get() != null;
  }

  Resource<F, Response<F>> call() {
    return Resource.<F, BoxedUnit>eval(effects.defer(this::begin)).flatMap(begun -> goOn());
  }

  private Resource<F, Response<F>> goOn() {
    GOING_ON.set(this);
    try {
      return client.run(request);
    } finally {
      GOING_ON.remove();
    }
  }

  private F begin() {
    CompletionStage<Void> ready = ready();
    return ready == null
        ? begun()
        : effects.flatMap(effects.<BoxedUnit>async(goOn -> waiting(ready, goOn)), over -> begun());
  }

  private @Nullable CompletionStage<Void> ready() {
    try {
      return place.ready(hop);
    } catch (RuntimeException | Error failed) { // it goes out as if there were no agent
      place.failed(failed);
      return null;
    }
  }

  private F waiting(
      CompletionStage<Void> ready, Function1<Either<Throwable, BoxedUnit>, BoxedUnit> goOn) {
    Right<Throwable, BoxedUnit> over = new Right<>(BoxedUnit.UNIT);
    try {
      Later.then(ready, () -> goOn.apply(over));
    } catch (RuntimeException | Error failed) { // who waits for it must not wait for ever
      place.failed(failed);
      goOn.apply(over);
    }
    return effects.pure(new Some<>(effects.unit()));
  }

  private F begun() {
    try {
      place.beginning(hop);
    } catch (IOException refused) {
      return effects.raiseError(refused);
    } catch (RuntimeException | Error failed) {
      place.failed(failed);
    }
    return effects.unit();
  }
}
