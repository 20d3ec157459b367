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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The JDK's own client since 1.1. A connection is the request object and can be used once. */
public final class HttpUrlConnection implements Adapter {
  private static final String OUTPUT_IS_POST = "HttpURLConnection turns it into a POST";

  private final Proxy proxy;
  private final boolean hasCredentials;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.ofJdk(HttpUrlConnection.class, "HttpURLConnection", 2)
            .withoutBefore(9, Feature.CREDENTIALS, "only the JVM has an Authenticator")
            .without(Verb.PATCH, "HttpURLConnection cannot send PATCH")
            .without(Verb.PATCH_WITH_BODY, "HttpURLConnection cannot send PATCH")
            .without(Verb.GET_WITH_BODY, OUTPUT_IS_POST)
            .without(Feature.SAME_REQUEST_TWICE, "an HttpURLConnection is good for one exchange")
            .without(
                Feature.REDIRECT_TO_ANOTHER_SCHEME, "HttpURLConnection never changes the scheme")
            .without(Feature.HTTP2, "HttpURLConnection speaks HTTP/1.1 only"));
  }

  public HttpUrlConnection(AdapterOptions options) {
    this.proxy = options.javaProxy();
    this.hasCredentials = options.hasCredentials();
  }

  @Override
  @SuppressWarnings("deprecation") // legacy applications construct URLs this way
  public List<Answer> send(Call call) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(call.url).openConnection(proxy);
    connection.setConnectTimeout(AdapterOptions.TIMEOUT_MILLIS);
    connection.setReadTimeout(AdapterOptions.TIMEOUT_MILLIS);
    connection.setRequestMethod(call.method);
    for (String line : call.headers) {
      connection.addRequestProperty(Call.name(line), Call.value(line));
    }
    if (hasCredentials) {
      setAuthenticator(connection);
    }
    writeBody(connection, call);
    int status = connection.getResponseCode();
    InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    String body = Streams.text(in);
    return Collections.singletonList(
        Answer.response(status, body, headers(connection, call), Collections.emptyList()));
  }

  /** From Java 9 on. */
  private static void setAuthenticator(HttpURLConnection connection) throws IOException {
    try {
      HttpURLConnection.class
          .getMethod("setAuthenticator", Authenticator.class)
          .invoke(connection, new Application());
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  private static final class Application extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(AdapterOptions.USER, AdapterOptions.PASSWORD.toCharArray());
    }
  }

  private static void writeBody(HttpURLConnection connection, Call call) throws IOException {
    if (call.bodyKind == Call.Body.NONE) {
      return;
    }
    connection.setDoOutput(true);
    if (call.bodyKind == Call.Body.CHUNKED) {
      connection.setChunkedStreamingMode(0);
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write(Streams.bytes(call));
    }
  }

  /** The whole map cannot be read once connected; single names can. */
  private static List<String> headers(HttpURLConnection connection, Call call) {
    List<String> lines = new ArrayList<>();
    for (String line : call.headers) {
      lines.add(Call.name(line) + ": " + connection.getRequestProperty(Call.name(line)));
    }
    String authorization = connection.getRequestProperty("Authorization");
    if (authorization != null) {
      lines.add("Authorization: " + authorization);
    }
    return lines;
  }

  @Override
  public void close() {
    // connections live in the JDK's own cache
  }
}
