package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The agent's side of {@link JavaNetHttpClient#ANSWERED}. That a replay has been is seen by the
 * previous response.
 */
final class JavaNetHttpClientRefusal {
  private static final int UNAUTHORIZED = 401;
  private static final String PUBLISHERS = "jdk.internal.net.http.RequestPublishers$";

  private final @Nullable Members members;

  /** Never fails: a request's head must be written even if nothing is known about answers. */
  JavaNetHttpClientRefusal() {
    members = Members.find();
  }

  @Nullable Object followUp(Object response, @Nullable Object decided) {
    Members known = members;
    if (known == null) {
      throw new IllegalStateException("this JDK's answers are not known");
    }
    try {
      return known.status.getInt(response) == UNAUTHORIZED
          ? refused(known, response, decided)
          : decided;
    } catch (ReflectiveOperationException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static @Nullable Object refused(Members known, Object response, @Nullable Object decided)
      throws ReflectiveOperationException {
    HttpRequest request = (HttpRequest) known.request.get(response);
    HttpHeaders headers = (HttpHeaders) known.headers.get(response);
    if (request == null || headers == null) {
      return decided;
    }
    Bridge.refused(
        JavaNetHttpClient.CLIENT, request, headers.allValues("WWW-Authenticate").toString());
    return decided == null
            && known.mayRepeat(response)
            && mayWait()
            && Bridge.again(
                JavaNetHttpClient.CLIENT, request, request.method(), repeatable(request))
        ? known.repeat.invoke(null, request)
        : decided;
  }

  /** An executor that runs tasks at once has the client's one selector thread come here. */
  private static boolean mayWait() {
    return !Thread.currentThread().getName().endsWith("-SelectorManager");
  }

  /** The JDK's own publishers of data that stays; any other may be a stream that has been read. */
  private static boolean repeatable(HttpRequest request) {
    Object body = request.bodyPublisher().orElse(null);
    if (body == null) {
      return true;
    }
    String type = body.getClass().getName();
    return type.equals(PUBLISHERS + "EmptyPublisher")
        || type.equals(PUBLISHERS + "ByteArrayPublisher")
        || type.equals(PUBLISHERS + "StringPublisher")
        || type.equals(PUBLISHERS + "FilePublisher");
  }

  /** What is not public, in a package that has been opened to this loader. */
  private static final class Members {
    final Field status;
    final Field request;
    final Field headers;
    final Method repeat;
    private final Field exchange;
    private final Field multi;
    private final Field attempts;
    private final Field previous;
    private final int maxAttempts;

    static @Nullable Members find() {
      try {
        return new Members(Class.forName("jdk.internal.net.http.Response"));
      } catch (ReflectiveOperationException | RuntimeException changed) { // or not opened
        return null;
      }
    }

    private Members(Class<?> response) throws ReflectiveOperationException {
      status = field(response, "statusCode");
      request = field(response, "request");
      headers = field(response, "headers");
      exchange = field(response, "exchange");
      multi = field(exchange.getType(), "multi");
      attempts = field(multi.getType(), "attempts");
      previous = field(multi.getType(), "response");
      maxAttempts = field(multi.getType(), "max_attempts").getInt(null);
      repeat =
          request.getType().getDeclaredMethod("newInstanceForAuthentication", request.getType());
      repeat.setAccessible(true);
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    }

    /** Beyond the client's own limit the call would fail; after another 401 it is no first time. */
    boolean mayRepeat(Object response) throws ReflectiveOperationException {
      Object all = multi.get(exchange.get(response));
      Object before = previous.get(all);
      return ((AtomicInteger) attempts.get(all)).get() < maxAttempts
          && (before == null || ((HttpResponse) before).statusCode() != UNAUTHORIZED);
    }
  }
}
