package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.Answer;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Verb;
import java.io.IOException;
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
}
