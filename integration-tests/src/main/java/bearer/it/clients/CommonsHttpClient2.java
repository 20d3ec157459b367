package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.httpclient.Header;
import org.apache.commons.httpclient.HttpClient;
import org.apache.commons.httpclient.HttpConnection;
import org.apache.commons.httpclient.HttpMethodBase;
import org.apache.commons.httpclient.HttpState;
import org.apache.commons.httpclient.MultiThreadedHttpConnectionManager;
import org.apache.commons.httpclient.UsernamePasswordCredentials;
import org.apache.commons.httpclient.methods.EntityEnclosingMethod;

/** Commons HttpClient 2.0. */
@SuppressWarnings("deprecation") // of version 3
public final class CommonsHttpClient2 implements Adapter {
  private final MultiThreadedHttpConnectionManager connections =
      new MultiThreadedHttpConnectionManager();
  private final HttpClient client = new HttpClient(connections);

  /** Of 2.0 two hundred connections do not fit into the heap of the tests. */
  public static List<ClientVersion> versions() {
    return Arrays.asList(
        version("commons-httpclient-2.0").wovenOnly(), version("commons-httpclient-2.0.2"));
  }

  /** The method object is all of it. */
  private static ClientVersion version(String row) {
    return ClientVersion.of(CommonsHttpClient2.class, row, "Commons HttpClient", 1)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(Feature.HTTP2, "Commons HttpClient speaks HTTP/1.1 only")
        .without(Feature.FORGED_HOST, "it writes the Host header itself")
        .without(Feature.REDIRECT_ELSEWHERE, "it follows none")
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, "it follows none")
        .without(Feature.REWRITTEN, "where its calls begin is not woven yet")
        .without(Feature.SAME_REQUEST_TWICE, "a method object has to be made anew");
  }

  public CommonsHttpClient2(AdapterOptions options) {
    connections.setMaxTotalConnections(AdapterOptions.MAX_CONNECTIONS);
    connections.setMaxConnectionsPerHost(AdapterOptions.MAX_CONNECTIONS);
    client.setConnectionTimeout(AdapterOptions.TIMEOUT_MILLIS);
    client.setTimeout(AdapterOptions.TIMEOUT_MILLIS);
    if (options.hasCredentials()) {
      client
          .getState()
          .setCredentials(
              null,
              null,
              new UsernamePasswordCredentials(AdapterOptions.USER, AdapterOptions.PASSWORD));
      client
          .getState()
          .setAuthenticationPreemptive(
              options.credentials == AdapterOptions.Credentials.CLIENT_UNASKED);
    }
    if (options.proxy != null) {
      client
          .getHostConfiguration()
          .setProxy(options.proxy.getHostString(), options.proxy.getPort());
    }
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(sendOnce(call));
    }
    return answers;
  }

  private Answer sendOnce(Call call) throws IOException {
    HttpMethodBase method = call.bodyKind == Call.Body.NONE ? new Bare(call) : new WithBody(call);
    for (String line : call.headers) {
      method.addRequestHeader(Call.name(line), Call.value(line));
    }
    try {
      int status = client.executeMethod(method);
      String body = Streams.text(method.getResponseBodyAsStream());
      // the caller's request and the one that was sent are the same object
      return Answer.response(status, body, callersLines(method), lines(method));
    } finally {
      method.releaseConnection();
    }
  }

  private static List<String> lines(HttpMethodBase method) {
    List<String> lines = new ArrayList<>();
    for (Header header : method.getRequestHeaders()) {
      lines.add(header.getName() + ": " + header.getValue());
    }
    return lines;
  }

  /** Without what the library adds to it itself. */
  private static List<String> callersLines(HttpMethodBase method) {
    List<String> lines = lines(method);
    lines.removeIf(
        line ->
            Arrays.asList("User-Agent", "Host", "Content-Length", "Transfer-Encoding")
                .contains(Call.name(line)));
    return Collections.unmodifiableList(lines);
  }

  /** Any verb without a body, as {@code GetMethod} is. */
  private static final class Bare extends HttpMethodBase {
    private final String name;

    Bare(Call call) {
      super(call.url);
      this.name = call.method;
      setFollowRedirects(true);
      org.apache.commons.httpclient.DefaultMethodRetryHandler resends =
          new org.apache.commons.httpclient.DefaultMethodRetryHandler();
      resends.setRequestSentRetryEnabled(true);
      setMethodRetryHandler(resends);
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    protected void readResponseBody(HttpState state, HttpConnection connection) throws IOException {
      if (!name.equals("HEAD")) { // as HeadMethod does
        super.readResponseBody(state, connection);
      }
    }
  }

  /** Any verb with a body, as {@code PostMethod} is. */
  private static final class WithBody extends EntityEnclosingMethod {
    private final String name;

    WithBody(Call call) {
      super(call.url);
      this.name = call.method;
      if (call.bodyKind == Call.Body.FIXED) {
        setRequestBody(call.body);
      } else {
        setRequestBody(Streams.stream(call));
        setRequestContentLength(-1); // chunked; the constant is another one in each version
      }
    }

    @Override
    public String getName() {
      return name;
    }
  }

  @Override
  public void close() {
    // it has no pool that could be closed
  }
}
