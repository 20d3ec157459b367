package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import bearer.it.contract.Verb;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.auth.BasicAuthCache;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.Timeout;

/** What every kind of classic Apache HttpClient 5 has in common; only the API of 5.0. */
@SuppressWarnings("deprecation") // of later versions
final class ApacheHttpClient5Requests {
  private ApacheHttpClient5Requests() {}

  static ClientVersion version(Class<? extends Adapter> adapter, String row, int woven) {
    return ClientVersion.of(adapter, row, "Apache HttpClient 5", woven)
        .with(Feature.CREDENTIALS_UNASKED)
        .without(Feature.HTTP2, "the classic client speaks HTTP/1.1 only");
  }

  /** From 5.4 on. */
  static ClientVersion strict(ClientVersion version) {
    return withoutUserinfo(version)
        .without(Verb.OPTIONS_WITH_BODY, "it refuses OPTIONS without a Content-Type");
  }

  /** From 5.2 on. */
  static ClientVersion withoutUserinfo(ClientVersion version) {
    return version.without(Feature.USERINFO, "it refuses URLs with a user and password");
  }

  static PoolingHttpClientConnectionManager connections() {
    PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    connections.setMaxTotal(AdapterOptions.MAX_CONNECTIONS);
    connections.setDefaultMaxPerRoute(AdapterOptions.MAX_CONNECTIONS);
    Timeout timeout = Timeout.ofMilliseconds(AdapterOptions.TIMEOUT_MILLIS);
    connections.setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(timeout).build());
    return connections;
  }

  static BasicCredentialsProvider credentials() {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    provider.setCredentials(new AuthScope(null, -1), own());
    return provider;
  }

  private static UsernamePasswordCredentials own() {
    return new UsernamePasswordCredentials(
        AdapterOptions.USER, AdapterOptions.PASSWORD.toCharArray());
  }

  static List<Answer> send(CloseableHttpClient client, Call call) throws IOException {
    HttpUriRequestBase request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      HttpClientContext context = context(call);
      answers.add(client.execute(request, context, response -> answer(request, response, context)));
    }
    return answers;
  }

  static HttpClientContext context(Call call) {
    HttpClientContext context = HttpClientContext.create();
    if (call.options.credentials == AdapterOptions.Credentials.CLIENT_UNASKED) {
      URI url = URI.create(call.url);
      BasicScheme scheme = new BasicScheme();
      scheme.initPreemptive(own());
      BasicAuthCache known = new BasicAuthCache();
      known.put(new HttpHost(url.getScheme(), url.getHost(), url.getPort()), scheme);
      context.setAuthCache(known);
    }
    return context;
  }

  private static Answer answer(
      HttpUriRequestBase request, ClassicHttpResponse response, HttpClientContext context)
      throws IOException {
    HttpEntity entity = response.getEntity();
    HttpMessage sent = context.getRequest();
    return Answer.response(
        response.getCode(),
        Streams.text(entity == null ? null : entity.getContent()),
        lines(request),
        sent == null ? Collections.emptyList() : lines(sent));
  }

  private static List<String> lines(HttpMessage message) {
    List<String> lines = new ArrayList<>();
    for (Header header : message.getHeaders()) {
      lines.add(header.getName() + ": " + header.getValue());
    }
    return lines;
  }

  private static HttpUriRequestBase request(Call call) {
    HttpUriRequestBase request = new HttpUriRequestBase(call.method, URI.create(call.url));
    if (call.bodyKind == Call.Body.FIXED) {
      request.setEntity(new ByteArrayEntity(Streams.bytes(call), null));
    } else if (call.bodyKind != Call.Body.NONE) {
      request.setEntity(new InputStreamEntity(Streams.stream(call), -1, null));
    }
    for (String line : call.headers) {
      request.addHeader(Call.name(line), Call.value(line));
    }
    return request;
  }
}
