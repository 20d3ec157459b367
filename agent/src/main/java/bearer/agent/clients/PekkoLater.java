package bearer.agent.clients;

import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.HttpsConnectionContext;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.settings.ConnectionPoolSettings;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;
import scala.concurrent.Promise;
import scala.concurrent.Promise$;

/** A request that is given to its pool when there is a token, and whom its caller waits for. */
final class PekkoLater implements Runnable {
  private static final ThreadLocal<@Nullable PekkoLater> GOING_ON = new ThreadLocal<>();

  private final HttpExt http;
  private final Object[] arguments;
  private final Promise<HttpResponse> answer = Promise$.MODULE$.apply();

  /**
   * @param arguments of {@code singleRequest}
   */
  PekkoLater(HttpExt http, Object[] arguments) {
    this.http = http;
    this.arguments = arguments.clone();
  }

  /** Whether this thread has waited already for what it calls. */
  static boolean isGoingOn() {
    return GOING_ON.get() != null;
  }

  Future<HttpResponse> answer() {
    return answer.future();
  }

  void fail(Throwable reason) {
    answer.tryFailure(reason);
  }

  @Override
  public void run() {
    GOING_ON.set(this);
    try {
      answer.completeWith(
          http.singleRequest(
              (HttpRequest) arguments[0],
              (HttpsConnectionContext) arguments[1],
              (ConnectionPoolSettings) arguments[2],
              (LoggingAdapter) arguments[3]));
    } catch (Throwable failed) { // whoever waits for the answer must not wait for ever
      fail(failed);
    } finally {
      GOING_ON.remove();
    }
  }
}
