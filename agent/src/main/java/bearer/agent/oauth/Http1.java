package bearer.agent.oauth;

import bearer.agent.net.HostPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 request and its answer on an open socket. Nothing is retried or followed. */
final class Http1 {
  static final String USER_AGENT = "bearer-agent";

  private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";
  private static final int MAX_BODY = 64 * 1024;
  private static final int MAX_INTERIM = 10;
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(100).build();

  /** Whose parsers have the limits too: those of the shorter constructors have none. */
  private final DefaultBHttpClientConnection connection =
      new DefaultBHttpClientConnection(
          LIMITS, null, null, null, null, null, new DefaultHttpResponseParserFactory(LIMITS));

  Http1(Socket socket) throws IOException {
    connection.bind(socket);
  }

  /**
   * Asks a proxy for a tunnel (RFC 9110 section 9.3.6). What follows on the socket is the server's.
   *
   * @param login the value of {@code Proxy-Authorization}; null for none
   * @return the proxy's answer, without a body
   */
  HttpAnswer connect(HostPort server, @Nullable String login) throws IOException, HttpException {
    BasicClassicHttpRequest request = request("CONNECT", server.toString());
    request.setHeader("Host", server.toString());
    request.setHeader("User-Agent", USER_AGENT);
    if (login != null) {
      request.setHeader(PROXY_AUTHORIZATION, login);
    }
    connection.sendRequestHeader(request);
    connection.flush();
    return answer(head(), null);
  }

  /**
   * @param target the path, or the whole URL for a proxy
   * @param login for that proxy, the value of {@code Proxy-Authorization}; null for none
   */
  HttpAnswer send(String target, String host, @Nullable String login, HttpRequest sent)
      throws IOException, HttpException {
    ClassicHttpRequest request = request(sent.method, target);
    request.setHeader("Host", host);
    if (sent.body != null) {
      request.setHeader("Content-Type", sent.contentType);
      request.setHeader("Content-Length", Integer.toString(sent.body.length));
      request.setEntity(new ByteArrayEntity(sent.body, null));
    }
    request.setHeader("Accept", "application/json");
    request.setHeader("User-Agent", USER_AGENT);
    request.setHeader("Connection", "close");
    if (login != null) {
      request.setHeader(PROXY_AUTHORIZATION, login);
    }
    for (Map.Entry<String, String> header : sent.headers.entrySet()) {
      request.setHeader(header.getKey(), header.getValue());
    }
    connection.sendRequestHeader(request);
    if (sent.body != null) {
      connection.sendRequestEntity(request);
    }
    connection.flush();
    ClassicHttpResponse response = head();
    return answer(response, bodyOf(response));
  }

  /** Not by the constructors that parse: a proxy's targets are no paths. */
  private static BasicClassicHttpRequest request(String method, String target) {
    return new BasicClassicHttpRequest(method, (HttpHost) null, target);
  }

  private ClassicHttpResponse head() throws IOException, HttpException {
    for (int i = 0; i < MAX_INTERIM; i++) {
      ClassicHttpResponse response = nextHead();
      if (response.getCode() >= 200) {
        return response;
      }
    }
    throw new ProtocolException("too many interim answers");
  }

  private ClassicHttpResponse nextHead() throws IOException, HttpException {
    try {
      return connection.receiveResponseHeader();
    } catch (IllegalArgumentException unlawful) { // as of HTTP/1.-1
      throw new ProtocolException("a head that cannot be");
    }
  }

  private static HttpAnswer answer(ClassicHttpResponse response, byte @Nullable [] body) {
    List<String> challenges = new ArrayList<>();
    for (Header challenge : response.getHeaders("Proxy-Authenticate")) {
      challenges.add("" + challenge.getValue());
    }
    return new HttpAnswer(
        response.getCode(),
        body,
        value(response, "Retry-After"),
        value(response, "Date"),
        challenges);
  }

  private static @Nullable String value(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  /** The status of a refusal counts even if its body cannot be had. */
  private byte @Nullable [] bodyOf(ClassicHttpResponse response) throws IOException, HttpException {
    int status = response.getCode();
    if (status >= 300 && status < 400) {
      return null;
    }
    try {
      return body(response);
    } catch (ConnectionClosedException
        | MalformedChunkCodingException
        | MessageConstraintException notWhole) {
      return null;
    } catch (IOException | HttpException unreadable) {
      if (status < 300) {
        throw unreadable;
      }
      return null;
    }
  }

  /** Null if there is none or it is too long. */
  private byte @Nullable [] body(ClassicHttpResponse response) throws IOException, HttpException {
    if (response.getCode() == 204) {
      return null;
    }
    connection.receiveResponseEntity(response);
    HttpEntity entity = response.getEntity();
    return entity == null ? null : inUtf8(bounded(entity.getContent()), entity);
  }

  /** JSON is UTF-8 (RFC 8259 section 8.1); a server that says otherwise is taken at its word. */
  private static byte @Nullable [] inUtf8(byte @Nullable [] body, HttpEntity entity) {
    Charset charset = charset(entity.getContentType());
    if (body == null || charset == null || charset.name().startsWith("UTF-")) {
      return body;
    }
    return new String(body, charset).getBytes(StandardCharsets.UTF_8);
  }

  /** Null if it is not said, or not known here. */
  private static @Nullable Charset charset(@Nullable String contentType) {
    try {
      ContentType type = ContentType.parseLenient(contentType);
      return type == null ? null : type.getCharset();
    } catch (IllegalArgumentException noName) {
      return null;
    }
  }

  private static byte @Nullable [] bounded(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(2048);
    byte[] buffer = new byte[2048];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      body.write(buffer, 0, n);
      if (body.size() > MAX_BODY) {
        return null;
      }
    }
    return body.toByteArray();
  }
}
