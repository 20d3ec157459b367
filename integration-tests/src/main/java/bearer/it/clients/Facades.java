package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What clients have in common that are built on another one. */
final class Facades {
  private Facades() {}

  static ClientVersion overHttpUrlConnection(Class<? extends Adapter> adapter, String row) {
    return ClientVersion.facade(adapter, row, "HttpURLConnection")
        .without(Verb.PATCH, "HttpURLConnection cannot send PATCH")
        .without(Verb.PATCH_WITH_BODY, "HttpURLConnection cannot send PATCH")
        .without(Verb.GET_WITH_BODY, "HttpURLConnection turns it into a POST")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "HttpURLConnection never changes the scheme")
        .without(Feature.HTTP2, "HttpURLConnection speaks HTTP/1.1 only");
  }

  static ClientVersion overNetty(Class<? extends Adapter> adapter, String row) {
    return ClientVersion.facade(adapter, row, "Netty")
        .without(Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again");
  }

  /** Netty sees where an answer leads, and not who goes there. */
  static ClientVersion without308(ClientVersion version) {
    return version.without(
        Feature.REDIRECT_FORGOTTEN,
        "it does not follow 308: for 30 s the next call to where one led is taken for the one that does");
  }

  static ClientVersion overApacheHttpClient4(Class<? extends Adapter> adapter, String row) {
    return ClientVersion.facade(adapter, row, "Apache HttpClient 4")
        .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only");
  }

  /** For clients that want to be told with a body what it is. */
  static String contentType(Call call) {
    return call.headers.stream()
        .filter(line -> Call.name(line).equalsIgnoreCase("Content-Type"))
        .map(Call::value)
        .findFirst()
        .orElse("text/plain");
  }

  /** Waits for an answer and throws what the client below threw. */
  static Answer await(Future<Answer> answer) throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException
          ? (IOException) failed.getCause()
          : new IOException(failed.getCause());
    }
  }

  /** The exception that the client below threw, as other clients throw it. */
  static IOException cause(RuntimeException wrapped) {
    for (Throwable t = wrapped.getCause(); t != null; t = t.getCause()) {
      if (t instanceof IOException) {
        return (IOException) t;
      }
    }
    throw wrapped;
  }

  /** As {@link #cause}, of a call that somebody else waits for. */
  static <T> CompletableFuture<T> unwrapped(CompletionStage<T> call) {
    CompletableFuture<T> unwrapped = new CompletableFuture<>();
    call.whenComplete(
        (answer, problem) -> {
          if (problem == null) {
            unwrapped.complete(answer);
          } else {
            unwrapped.completeExceptionally(ioException(problem));
          }
        });
    return unwrapped;
  }

  private static Throwable ioException(Throwable problem) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      if (t instanceof IOException) {
        return t;
      }
    }
    return problem;
  }
}
