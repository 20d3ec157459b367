package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import com.amazonaws.AmazonServiceException;
import com.amazonaws.ClientConfiguration;
import com.amazonaws.DefaultRequest;
import com.amazonaws.Request;
import com.amazonaws.SdkClientException;
import com.amazonaws.handlers.HandlerBeforeAttemptContext;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.http.AmazonHttpClient;
import com.amazonaws.http.HttpMethodName;
import com.amazonaws.http.HttpResponse;
import com.amazonaws.http.HttpResponseHandler;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The AWS SDK 1, over Apache HttpClient 4; without a service of AWS's. */
public final class AwsSdk1 implements Adapter {
  private final AmazonHttpClient client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(AwsSdk1.class, "aws-sdk1-1.12.797", "Apache HttpClient 4")
            .with(Feature.SIGNED_BY_AWS)
            .without(Feature.TRACE, "the SDK does not know it")
            .without(Verb.OPTIONS_WITH_BODY, "it sends none with OPTIONS")
            .without(Verb.DELETE_WITH_BODY, "it sends none with DELETE")
            .without(Feature.FORGED_HOST, "it writes Host itself")
            .without(
                Feature.RESEND_ON_STALE_CONNECTION, "its own loop sends again, which is off here")
            .without(Feature.REDIRECT, "of all redirects it follows 307 alone")
            .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "of all redirects it follows 307 alone")
            .without(Feature.CALLERS_REQUEST_UNCHANGED, "it writes its headers into it")
            .without(Feature.CHUNKED_BODY, "it reads a body to its end to know its length")
            .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only"));
  }

  public AwsSdk1(AdapterOptions options) {
    ClientConfiguration configuration =
        new ClientConfiguration()
            .withConnectionTimeout(AdapterOptions.TIMEOUT_MILLIS)
            .withSocketTimeout(AdapterOptions.TIMEOUT_MILLIS)
            .withMaxConnections(AdapterOptions.MAX_CONNECTIONS)
            .withMaxErrorRetry(0);
    if (options.proxy != null) {
      configuration
          .withProxyHost(options.proxy.getHostString())
          .withProxyPort(options.proxy.getPort());
    }
    client = new AmazonHttpClient(configuration);
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    Request<?> request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(call, request));
    }
    return answers;
  }

  private Answer send(Call call, Request<?> request) throws IOException {
    try {
      return client
          .requestExecutionBuilder()
          .request(request)
          .errorResponseHandler(new Reader<>(Refused::new))
          .executionContext(AwsSdk1Signing.context(call, new NoRandomHeader()))
          .execute(new Reader<>(answer -> answer))
          .getAwsResponse();
    } catch (Refused refused) {
      return refused.answer;
    } catch (SdkClientException e) {
      throw Facades.cause(e);
    }
  }

  private static Request<?> request(Call call) {
    URI url = URI.create(call.url);
    Request<?> request = new DefaultRequest<>("service");
    request.setEndpoint(url.resolve("/"));
    request.setResourcePath(url.getRawPath());
    parameters(url.getQuery(), request);
    request.setHttpMethod(HttpMethodName.fromValue(call.method));
    call.headers.forEach(line -> request.addHeader(Call.name(line), Call.value(line)));
    if (call.bodyKind != Call.Body.NONE) {
      request.setContent(Streams.stream(call));
      request.addHeader("Content-Length", String.valueOf(Streams.bytes(call).length));
    }
    return request;
  }

  private static void parameters(@Nullable String query, Request<?> request) {
    if (query != null) {
      for (String parameter : query.split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        request.addParameter(parts[0], parts.length == 1 ? null : parts[1]);
      }
    }
  }

  /** Or no two requests were the same. */
  private static final class NoRandomHeader extends RequestHandler2 {
    @Override
    public void beforeAttempt(HandlerBeforeAttemptContext context) {
      context.getRequest().getHeaders().remove("amz-sdk-invocation-id");
    }
  }

  private static final class Reader<T> implements HttpResponseHandler<T> {
    private final Function<Answer, T> result;

    Reader(Function<Answer, T> result) {
      this.result = result;
    }

    @Override
    public T handle(HttpResponse response) throws IOException {
      return result.apply(
          Answer.response(
              response.getStatusCode(),
              Streams.text(response.getContent()),
              Collections.emptyList(),
              lines(response.getRequest())));
    }

    private static List<String> lines(Request<?> request) {
      List<String> lines = new ArrayList<>();
      request.getHeaders().forEach((name, value) -> lines.add(name + ": " + value));
      return lines;
    }

    @Override
    public boolean needsConnectionLeftOpen() {
      return false;
    }
  }

  /** What it makes of an answer that is no success. */
  private static final class Refused extends AmazonServiceException {
    private static final long serialVersionUID = 1;

    final transient Answer answer;

    Refused(Answer answer) {
      super(answer.toString());
      this.answer = answer;
      setStatusCode(answer.status);
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
