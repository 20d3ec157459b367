package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.Streams;
import io.undertow.UndertowOptions;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.client.UndertowClient;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.StringReadChannelListener;
import io.undertow.util.StringWriteChannelListener;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** Undertow's client, with a connection for each call. */
public final class Undertow implements Adapter {
  /** What this file itself puts into a request, or the library. */
  private static final List<String> OWN =
      Arrays.asList(
          "host", "content-length", "transfer-encoding", "http2-settings", "upgrade", "connection");

  private final Logger logger = Logger.getLogger("org.xnio");
  private final ByteBufferPool buffers = new DefaultByteBufferPool(false, 16 * 1024);
  private final XnioWorker worker;
  private final UndertowXnioSsl tls;
  private final OptionMap options;

  public static List<ClientVersion> versions() {
    return Arrays.asList(version("undertow-1.4.28"), version("undertow-2.4.4").from(17));
  }

  private static ClientVersion version(String row) {
    String connection = "it is given connections, and follows nothing";
    return ClientVersion.of(Undertow.class, row, "Undertow's client", 7)
        .without(Feature.REDIRECT, connection)
        .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, connection)
        .without(Feature.RESEND_ON_STALE_CONNECTION, connection)
        .without(Feature.REPLAY, connection)
        .without(Feature.REWRITTEN, "the connection is there before the request")
        .without(Feature.CREDENTIALS, connection)
        .without(Feature.PROXY, connection);
  }

  public Undertow(AdapterOptions options) throws IOException, GeneralSecurityException {
    logger.setLevel(Level.WARNING); // what it says is its version
    Xnio xnio = Xnio.getInstance(Undertow.class.getClassLoader());
    worker = xnio.createWorker(OptionMap.create(Options.WORKER_IO_THREADS, 2));
    tls = new UndertowXnioSsl(xnio, OptionMap.EMPTY, SSLContext.getDefault());
    this.options = OptionMap.create(UndertowOptions.ENABLE_HTTP2, options.http2);
  }

  @Override
  public List<Answer> send(Call call) throws IOException, InterruptedException {
    ClientRequest request = request(call);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(Facades.await(begin(call, request)));
    }
    return answers;
  }

  @Override
  public Future<Answer> sendAsync(Call call) {
    return begin(call, request(call));
  }

  private CompletableFuture<Answer> begin(Call call, ClientRequest request) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    UndertowClient.getInstance()
        .connect(
            new Step<ClientConnection>(answer, null) {
              @Override
              public void completed(ClientConnection connection) {
                connection.sendRequest(request, new Sent(call, request, answer, connection));
              }
            },
            URI.create(call.url),
            worker,
            tls,
            buffers,
            options);
    return answer;
  }

  private static ClientRequest request(Call call) {
    URI url = URI.create(call.url);
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    ClientRequest request =
        new ClientRequest()
            .setMethod(new HttpString(call.method))
            .setPath(url.getRawQuery() == null ? path : path + '?' + url.getRawQuery());
    request.getRequestHeaders().put(new HttpString("Host"), url.getHost() + ':' + url.getPort());
    for (String line : call.headers) {
      HttpString name = new HttpString(Call.name(line));
      if (Call.name(line).equalsIgnoreCase("Host")) {
        request.getRequestHeaders().put(name, Call.value(line));
      } else {
        request.getRequestHeaders().add(name, Call.value(line));
      }
    }
    if (call.bodyKind == Call.Body.CHUNKED) {
      request.getRequestHeaders().put(new HttpString("Transfer-Encoding"), "chunked");
    } else if (call.bodyKind == Call.Body.FIXED) {
      request.getRequestHeaders().put(new HttpString("Content-Length"), Streams.bytes(call).length);
    }
    return request;
  }

  private abstract static class Step<T> implements ClientCallback<T> {
    final CompletableFuture<Answer> answer;
    final @Nullable ClientConnection connection;

    Step(CompletableFuture<Answer> answer, @Nullable ClientConnection connection) {
      this.answer = answer;
      this.connection = connection;
    }

    @Override
    public void failed(IOException problem) {
      IoUtils.safeClose(connection);
      answer.completeExceptionally(problem);
    }
  }

  /** Writes the body, if there is one. */
  private final class Sent extends Step<ClientExchange> {
    private final Call call;
    private final ClientRequest request;

    Sent(
        Call call,
        ClientRequest request,
        CompletableFuture<Answer> answer,
        ClientConnection connection) {
      super(answer, connection);
      this.call = call;
      this.request = request;
    }

    @Override
    public void completed(ClientExchange exchange) {
      exchange.setResponseListener(new Answered(request, answer, connection));
      if (call.bodyKind != Call.Body.NONE) {
        new StringWriteChannelListener(call.body).setup(exchange.getRequestChannel());
      }
    }
  }

  private final class Answered extends Step<ClientExchange> {
    private final ClientRequest request;

    Answered(
        ClientRequest request,
        CompletableFuture<Answer> answer,
        @Nullable ClientConnection connection) {
      super(answer, connection);
      this.request = request;
    }

    @Override
    public void completed(ClientExchange exchange) {
      new StringReadChannelListener(buffers) {
        @Override
        protected void stringDone(String body) {
          IoUtils.safeClose(connection);
          answer.complete(
              Answer.response(
                  exchange.getResponse().getResponseCode(),
                  body,
                  lines(request),
                  lines(exchange.getRequest())));
        }

        @Override
        protected void error(IOException problem) {
          failed(problem);
        }
      }.setup(exchange.getResponseChannel());
    }
  }

  private static List<String> lines(ClientRequest request) {
    List<String> lines = new ArrayList<>();
    for (HeaderValues header : request.getRequestHeaders()) {
      String name = header.getHeaderName().toString();
      for (String value : header) {
        if (!OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
          lines.add(name + ": " + value);
        }
      }
    }
    return lines;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
