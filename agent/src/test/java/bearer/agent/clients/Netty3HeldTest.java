package bearer.agent.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Place;
import bearer.agent.hop.Requests;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.netty.bootstrap.ClientBootstrap;
import org.jboss.netty.bootstrap.ServerBootstrap;
import org.jboss.netty.buffer.ChannelBuffer;
import org.jboss.netty.buffer.ChannelBuffers;
import org.jboss.netty.channel.Channel;
import org.jboss.netty.channel.ChannelEvent;
import org.jboss.netty.channel.ChannelFuture;
import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.channel.ExceptionEvent;
import org.jboss.netty.channel.MessageEvent;
import org.jboss.netty.channel.SimpleChannelUpstreamHandler;
import org.jboss.netty.channel.local.DefaultLocalClientChannelFactory;
import org.jboss.netty.channel.local.DefaultLocalServerChannelFactory;
import org.jboss.netty.channel.local.LocalAddress;
import org.jboss.netty.handler.codec.http.DefaultHttpChunk;
import org.jboss.netty.handler.codec.http.DefaultHttpRequest;
import org.jboss.netty.handler.codec.http.HttpChunk;
import org.jboss.netty.handler.codec.http.HttpMethod;
import org.jboss.netty.handler.codec.http.HttpRequest;
import org.jboss.netty.handler.codec.http.HttpRequestEncoder;
import org.jboss.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As {@link NettyHttp1HeldTest}, with Netty 3, whose writers are any threads. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty is like that
final class Netty3HeldTest {
  private static final String HEAD = "POST /%s HTTP/1.1\r\nTransfer-Encoding: chunked\r\n";
  private static final String TOKEN = "Authorization: Bearer token\r\n";
  private static final String BODY = "\r\n4\r\nbody\r\n0\r\n\r\n";

  private final Map<Object, Object> notes = new ConcurrentHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Throwable> caught = Collections.synchronizedList(new ArrayList<>());
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<Void> token = new CompletableFuture<>();
  private volatile boolean waits = true;
  private volatile boolean refuses;
  private final Channel server = listen();
  private final Channel channel = connect(server);

  @AfterEach
  void nothingIsLeft() {
    channel.close();
    server.close();
    assertThat(notes.values()).noneMatch(Netty3Hold.class::isInstance);
  }

  @Test
  void request_withATokenAtHand_isWrittenWithItAtOnce() {
    waits = false;
    HttpRequest request = request("a");
    send(request);
    assertThat(written()).isEqualTo(HEAD.formatted("a") + TOKEN + BODY);
    assertThat(request.headers().names()).containsExactly("Transfer-Encoding");
    assertThat(asked).containsExactly("ready", "outgoingNow");
  }

  @Test
  void twoRequests_withoutAToken_goOnInTheirOrder() {
    HttpRequest request = request("a");
    List<ChannelFuture> first = send(request);
    List<ChannelFuture> second = send(request("b"));
    assertThat(written()).isEmpty();
    token.complete(null);
    assertThat(written())
        .isEqualTo(HEAD.formatted("a") + TOKEN + BODY + HEAD.formatted("b") + TOKEN + BODY);
    assertThat(first).allMatch(ChannelFuture::isSuccess);
    assertThat(second).allMatch(ChannelFuture::isSuccess);
    assertThat(request.headers().names()).containsExactly("Transfer-Encoding");
    waits = false;
    send(request("c"));
    assertThat(written()).isEqualTo(HEAD.formatted("c") + TOKEN + BODY);
  }

  /** The token may come at any moment between two writes. */
  @Test
  void requests_writtenWhileTheTokenComes_keepTheirOrder() throws InterruptedException {
    StringBuilder expected = new StringBuilder();
    Thread comes = new Thread(() -> token.complete(null));
    for (int i = 0; i < 200; i++) {
      if (i == 50) {
        comes.start();
      }
      waits = i < 120;
      send(request(String.valueOf(i)));
      expected.append(HEAD.formatted(i)).append(TOKEN).append(BODY);
    }
    comes.join();
    assertThat(written()).isEqualTo(expected.toString());
  }

  @Test
  void tooManyWrites_nothingWaitsAnyLonger() {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 342; i++) { // three writes each
      send(request("a"));
      expected.append(HEAD.formatted("a")).append(TOKEN).append(BODY);
    }
    assertThat(written()).isEqualTo(expected.toString());
  }

  @Test
  void refused_afterAWait_failsAllOfTheRequestWithTheReason() {
    List<ChannelFuture> request = send(request("a"));
    refuses = true;
    token.complete(null);
    assertThat(request).allMatch(part -> part.getCause() instanceof ConnectException);
    assertThat(caught).isNotEmpty().allMatch(ConnectException.class::isInstance);
    assertThat(written()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void refused_atOnce_failsAllOfTheRequestWithTheReason() {
    waits = false;
    refuses = true;
    List<ChannelFuture> request = send(request("a"));
    assertThat(request).allMatch(ChannelFuture::isDone).noneMatch(ChannelFuture::isSuccess);
    assertThat(request.get(0).getCause()).isInstanceOf(ConnectException.class);
    assertThat(caught).isNotEmpty();
    assertThat(written()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void connectionClosed_whileHeld_failsAll() {
    List<ChannelFuture> request = send(request("a"));
    channel.close();
    assertThat(request).allMatch(part -> part.getCause() instanceof ClosedChannelException);
    token.complete(null);
    assertThat(written()).isEmpty();
  }

  @Test
  void head_thatSomebodyElseHasDecidedAbout_isLeftAlone() {
    HttpRequest request = request("a");
    notes.put(request, "decided");
    send(request);
    assertThat(written()).isEqualTo(HEAD.formatted("a") + BODY);
    assertThat(asked).isEmpty();
  }

  @Test
  void tunnel_isRemembered() {
    waits = false;
    channel.write(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.CONNECT, "api.test:443"));
    assertThat(notes.get(channel))
        .isInstanceOfSatisfying(
            Netty3Tunnel.class,
            tunnel -> assertThat(tunnel.end.getHostString()).isEqualTo("api.test"));
  }

  private static HttpRequest request(String path) {
    HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, '/' + path);
    request.setChunked(true);
    request.headers().set("Transfer-Encoding", "chunked");
    return request;
  }

  private List<ChannelFuture> send(HttpRequest request) {
    ChannelBuffer body = ChannelBuffers.copiedBuffer("body", StandardCharsets.US_ASCII);
    ChannelFuture head = channel.write(request);
    ChannelFuture content = channel.write(new DefaultHttpChunk(body));
    return List.of(head, content, channel.write(HttpChunk.LAST_CHUNK));
  }

  private String written() {
    String written = String.join("", received);
    received.clear();
    return written;
  }

  private Channel listen() {
    ServerBootstrap bootstrap = new ServerBootstrap(new DefaultLocalServerChannelFactory());
    bootstrap
        .getPipeline()
        .addLast(
            "receiver",
            new SimpleChannelUpstreamHandler() {
              @Override
              public void messageReceived(ChannelHandlerContext context, MessageEvent event) {
                ChannelBuffer bytes = (ChannelBuffer) event.getMessage();
                received.add(bytes.toString(StandardCharsets.US_ASCII));
              }
            });
    return bootstrap.bind(new LocalAddress(LocalAddress.EPHEMERAL));
  }

  private Channel connect(Channel to) {
    ClientBootstrap bootstrap = new ClientBootstrap(new DefaultLocalClientChannelFactory());
    bootstrap.getPipeline().addLast("encoder", new Woven());
    bootstrap
        .getPipeline()
        .addLast(
            "caught",
            new SimpleChannelUpstreamHandler() {
              @Override
              public void exceptionCaught(ChannelHandlerContext context, ExceptionEvent event) {
                caught.add(event.getCause());
              }
            });
    return bootstrap.connect(to.getLocalAddress()).getChannel();
  }

  private Requests requests() {
    return (Requests)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {Requests.class},
            (self, method, arguments) -> answer(method.getName(), arguments));
  }

  private @Nullable Object answer(String method, Object[] arguments) throws ConnectException {
    return switch (method) {
      case "kept" -> notes.get(arguments[0]);
      case "keep" ->
          arguments[1] == null ? notes.remove(arguments[0]) : notes.put(arguments[0], arguments[1]);
      case "ready" -> {
        asked.add(method);
        yield waits ? token : null;
      }
      case "outgoingNow" -> {
        asked.add(method);
        if (refuses) {
          throw new ConnectException("no token");
        }
        yield new Edit(null, Collections.emptyList(), "Authorization", "Bearer token");
      }
      default -> null;
    };
  }

  /** As the agent would weave it. */
  private final class Woven extends HttpRequestEncoder {
    private final Netty3.Write place = new Netty3.Write();

    Woven() {
      place.connect(requests(), "Netty 3", problem -> fail(problem));
    }

    @Override
    public void handleDownstream(ChannelHandlerContext context, ChannelEvent event)
        throws Exception {
      Object[] arguments = {context, event};
      Object state = place.enter(this, arguments);
      if (state == Place.PUT_OFF) {
        return;
      }
      super.handleDownstream(context, event);
      if (state != null) {
        place.exit(state, this, arguments, null);
      }
    }
  }
}
