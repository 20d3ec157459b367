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
import org.apache.commons.httpclient.auth.AuthScope;
import org.apache.commons.httpclient.methods.ByteArrayRequestEntity;
import org.apache.commons.httpclient.methods.EntityEnclosingMethod;
import org.apache.commons.httpclient.methods.InputStreamRequestEntity;

/** Commons HttpClient 3.0 and 3.1. */
public final class CommonsHttpClient3 implements Adapter {
  private final MultiThreadedHttpConnectionManager connections =
      new MultiThreadedHttpConnectionManager();
  private final HttpClient client = new HttpClient(connections);

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("commons-httpclient-3.0.1"), version("commons-httpclient-3.1"));
  }

  /** The method that is executed, and the loop that repeats. */
  private static ClientVersion version(String row) {
    return ClientVersion.of(CommonsHttpClient3.class, row, "Commons HttpClient", 2)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(Feature.HTTP2, "Commons HttpClient speaks HTTP/1.1 only")
        .without(Feature.FORGED_HOST, "it writes the Host header itself")
        .without(Feature.SAME_REQUEST_TWICE, "a method object has to be made anew");
  }

  public CommonsHttpClient3(AdapterOptions options) {
    connections.getParams().setConnectionTimeout(AdapterOptions.TIMEOUT_MILLIS);
    connections.getParams().setSoTimeout(AdapterOptions.TIMEOUT_MILLIS);
    connections.getParams().setMaxTotalConnections(AdapterOptions.MAX_CONNECTIONS);
    connections.getParams().setDefaultMaxConnectionsPerHost(AdapterOptions.MAX_CONNECTIONS);
    if (options.hasCredentials()) {
      use(options.credentials);
    }
    if (options.proxy != null) {
      client
          .getHostConfiguration()
          .setProxy(options.proxy.getHostString(), options.proxy.getPort());
    }
  }

  private void use(AdapterOptions.Credentials credentials) {
    client
        .getState()
        .setCredentials(
            AuthScope.ANY,
            new UsernamePasswordCredentials(AdapterOptions.USER, AdapterOptions.PASSWORD));
    client
        .getParams()
        .setAuthenticationPreemptive(credentials == AdapterOptions.Credentials.CLIENT_UNASKED);
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
    HttpMethodBase method =
        call.bodyKind == Call.Body.NONE ? new Bare(call.method) : new WithBody(call);
    method.setURI(new org.apache.commons.httpclient.URI(call.url, true));
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

    Bare(String name) {
      this.name = name;
      setFollowRedirects(true);
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
      this.name = call.method;
      setRequestEntity(
          call.bodyKind == Call.Body.FIXED
              ? new ByteArrayRequestEntity(Streams.bytes(call))
              : new InputStreamRequestEntity(Streams.stream(call), -1));
    }

    @Override
    public String getName() {
      return name;
    }
  }

  /** Its cleaner thread too, which would keep the library's class loader from going. */
  @Override
  public void close() {
    connections.shutdown();
    MultiThreadedHttpConnectionManager.shutdownAll();
  }
}
