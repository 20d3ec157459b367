package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpMessage;
import org.apache.http.HttpResponse;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.impl.auth.BasicScheme;
import org.apache.http.impl.client.BasicAuthCache;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;

/** What every kind of Apache HttpClient 4 has in common; only the API of 4.0. */
final class ApacheHttpClient4Requests {
  private ApacheHttpClient4Requests() {}

  static ClientVersion version(Class<? extends Adapter> adapter, String row, int woven) {
    return ClientVersion.of(adapter, row, "Apache HttpClient 4", woven)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(Feature.HTTP2, "Apache HttpClient 4 speaks HTTP/1.1 only");
  }

  static List<Answer> send(HttpClient client, Call call) throws IOException {
    HttpRequestBase request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(sendOnce(client, request, context(call)));
    }
    return answers;
  }

  static CredentialsProvider credentials() {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    provider.setCredentials(
        AuthScope.ANY,
        new UsernamePasswordCredentials(AdapterOptions.USER, AdapterOptions.PASSWORD));
    return provider;
  }

  static HttpContext context(Call call) {
    HttpContext context = new BasicHttpContext();
    if (call.options.credentials == AdapterOptions.Credentials.CLIENT_UNASKED) {
      URI url = URI.create(call.url);
      BasicAuthCache known = new BasicAuthCache();
      known.put(new HttpHost(url.getHost(), url.getPort(), url.getScheme()), new BasicScheme());
      context.setAttribute("http.auth.auth-cache", known);
    }
    return context;
  }

  private static Answer sendOnce(HttpClient client, HttpRequestBase request, HttpContext context)
      throws IOException {
    return answer(request, client.execute(request, context), context);
  }

  static Answer answer(HttpRequestBase request, HttpResponse response, HttpContext context)
      throws IOException {
    HttpEntity entity = response.getEntity();
    String body = Streams.text(entity == null ? null : entity.getContent());
    Object sent = context.getAttribute("http.request");
    return Answer.response(
        response.getStatusLine().getStatusCode(),
        body,
        lines(request),
        sent instanceof HttpMessage ? lines((HttpMessage) sent) : Collections.emptyList());
  }

  private static List<String> lines(HttpMessage message) {
    List<String> lines = new ArrayList<>();
    for (Header header : message.getAllHeaders()) {
      lines.add(header.getName() + ": " + header.getValue());
    }
    return lines;
  }

  static HttpRequestBase request(Call call) {
    HttpRequestBase request =
        call.bodyKind == Call.Body.NONE ? new Bare(call.method) : new WithBody(call);
    request.setURI(URI.create(call.url));
    for (String line : call.headers) {
      request.addHeader(Call.name(line), Call.value(line));
    }
    return request;
  }

  /** Any verb without a body, as HttpGet is: only such a request is sent again on its own. */
  private static final class Bare extends HttpRequestBase {
    private final String method;

    Bare(String method) {
      this.method = method;
    }

    @Override
    public String getMethod() {
      return method;
    }
  }

  /** Any verb with a body, as HttpPost is. */
  private static final class WithBody extends HttpEntityEnclosingRequestBase {
    private final String method;

    WithBody(Call call) {
      this.method = call.method;
      setEntity(
          call.bodyKind == Call.Body.FIXED
              ? new ByteArrayEntity(Streams.bytes(call))
              : new InputStreamEntity(Streams.stream(call), -1));
    }

    @Override
    public String getMethod() {
      return method;
    }
  }
}
