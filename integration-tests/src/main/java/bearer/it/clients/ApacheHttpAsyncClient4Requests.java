package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.protocol.HttpContext;

/** What every kind of Apache HttpAsyncClient 4 has in common. */
final class ApacheHttpAsyncClient4Requests {
  private ApacheHttpAsyncClient4Requests() {}

  static ClientVersion version(Class<? extends Adapter> adapter, String row, int woven) {
    return ClientVersion.of(adapter, row, "Apache HttpAsyncClient 4", woven)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(
            Feature.REPLAY_WITH_ANOTHER_TOKEN_ONLY,
            "it decides so while the next token is on its way, and sends again if none comes")
        .without(Feature.HTTP2, "Apache HttpAsyncClient 4 speaks HTTP/1.1 only");
  }

  static List<Answer> send(CloseableHttpAsyncClient client, Call call)
      throws IOException, InterruptedException {
    HttpRequestBase request = ApacheHttpClient4Requests.request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      try {
        answers.add(execute(client, request, call).get());
      } catch (ExecutionException failed) {
        Throwable cause = failed.getCause();
        throw cause instanceof IOException ? (IOException) cause : new IOException(cause);
      }
    }
    return answers;
  }

  static Future<Answer> sendAsync(CloseableHttpAsyncClient client, Call call) {
    return execute(client, ApacheHttpClient4Requests.request(call), call);
  }

  /** What the minimal client writes as it is given: a path, with the host beside it. */
  private static HttpHost host(HttpRequestBase request, Call call) {
    URI uri = URI.create(call.url);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    request.setURI(URI.create(uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery()));
    return new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme());
  }

  private static CompletableFuture<Answer> execute(
      CloseableHttpAsyncClient client, HttpRequestBase request, Call call) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    HttpContext context = ApacheHttpClient4Requests.context(call);
    Told told = new Told(answer, request, context);
    Future<?> pending =
        client.getClass().getSimpleName().startsWith("Minimal")
            ? client.execute(host(request, call), request, context, told)
            : client.execute(request, context, told);
    if (pending.isCancelled()) {
      answer.cancel(false);
    }
    return answer;
  }

  private static final class Told implements FutureCallback<HttpResponse> {
    private final CompletableFuture<Answer> answer;
    private final HttpRequestBase request;
    private final HttpContext context;

    Told(CompletableFuture<Answer> answer, HttpRequestBase request, HttpContext context) {
      this.answer = answer;
      this.request = request;
      this.context = context;
    }

    @Override
    public void completed(HttpResponse response) {
      try {
        answer.complete(ApacheHttpClient4Requests.answer(request, response, context));
      } catch (IOException unread) {
        answer.completeExceptionally(unread);
      }
    }

    @Override
    public void failed(Exception problem) {
      answer.completeExceptionally(problem);
    }

    @Override
    public void cancelled() {
      answer.cancel(false);
    }
  }
}
