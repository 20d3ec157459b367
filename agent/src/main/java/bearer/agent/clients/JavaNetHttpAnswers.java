package bearer.agent.clients;

import bearer.agent.hop.Place;
import java.lang.reflect.Field;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What follows an answer to {@link JavaNetHttpClient}: a redirect's hop, or the same request once
 * more. The threads here may be the application's or the client's one selector: they never wait.
 */
final class JavaNetHttpAnswers {
  private static final String INSIDE = "jdk.internal.net.http.";

  private JavaNetHttpAnswers() {}

  /** One answer to one exchange. */
  abstract static class Answer extends Place {
    private static final String KIND = INSIDE + "RequestPublishers$";
    private static final List<String> REPEATABLE = // data that stays
        Arrays.asList(
            KIND + "EmptyPublisher",
            KIND + "ByteArrayPublisher",
            KIND + "StringPublisher",
            KIND + "FilePublisher");

    private final Field status = field(type(INSIDE + "Response"), "statusCode");
    private final Field requests = field(type(INSIDE + "Response"), "request");
    private final Field headers = field(type(INSIDE + "Response"), "headers");

    final int status(Object response) {
      return getInt(status, response);
    }

    final HttpRequest request(Object response) {
      return (HttpRequest) Objects.requireNonNull(get(requests, response));
    }

    final HttpHeaders headers(Object response) {
      return (HttpHeaders) Objects.requireNonNull(get(headers, response));
    }

    static boolean isRepeatable(HttpRequest request) {
      Object body = request.bodyPublisher().orElse(null);
      return body == null || REPEATABLE.contains(body.getClass().getName());
    }
  }

  /**
   * Where an answer arrives: what follows a 401 begins when there is another token, or will be
   * none.
   */
  static final class PutOff extends Answer {
    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object value(Object exchange, Object all, @Nullable Object answer) {
      return answer == null
          ? null
          : ((CompletableFuture<Object>) answer).thenCompose(response -> told(response, all));
    }

    /** Whatever fails of ours, the answer is the client's, as if there were no agent. */
    private CompletionStage<Object> told(Object response, Object all) {
      try {
        CompletionStage<Void> ready = ready(response);
        if (ready != null) {
          return ready.thenApplyAsync(none -> response, executor(all));
        }
      } catch (RuntimeException | Error failed) { // once more in Answered, where it is reported
      }
      return CompletableFuture.completedFuture(response);
    }

    private @Nullable CompletionStage<Void> ready(Object response) {
      HttpRequest request = request(response);
      int status = status(response);
      String challenges =
          isRefusal(status) ? headers(response).allValues("WWW-Authenticate").toString() : null;
      agent().answered(request, null, status, challenges);
      return status == 401
          ? agent().readyAgain(request, request.method(), isRepeatable(request))
          : null;
    }

    private static Executor executor(Object all) {
      return (Executor) Objects.requireNonNull(read(all, "executor", "delegate"));
    }
  }

  /** Where an answer may bring about another request: null is replaced by one. */
  static final class Answered extends Answer {
    @Override
    public @Nullable Object value(Object response, Object self, @Nullable Object followUp) {
      HttpRequest request = request(response);
      boolean again =
          status(response) == 401
              && followUp == null
              && mayRepeat(response)
              && agent().againNow(request, request.method(), isRepeatable(request));
      Object next =
          again
              ? call(request.getClass(), null, "newInstanceForAuthentication", request)
              : followUp;
      String redirect = status(response) / 100 == 3 ? request.uri().toString() : null;
      follows(request, redirect, next);
      return next;
    }

    /** Beyond the client's own limit the call would fail; after another 401 it is no first time. */
    private static boolean mayRepeat(Object response) {
      Object all = Objects.requireNonNull(read(response, "exchange", "multi"));
      Object attempts = Objects.requireNonNull(read(all, "attempts"));
      Object before = read(all, "response");
      return ((AtomicInteger) attempts).get()
              < (Integer) Objects.requireNonNull(read(all, "max_attempts"))
          && (before == null || ((HttpResponse) before).statusCode() != 401);
    }
  }
}
