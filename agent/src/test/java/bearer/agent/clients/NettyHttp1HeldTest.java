package bearer.agent.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Place;
import bearer.agent.hop.Requests;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests whose heads wait for a token, as an application writes them: head, body, end. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty is like that
final class NettyHttp1HeldTest {
  private static final String HEAD = "POST /%s HTTP/1.1\r\nTransfer-Encoding: chunked\r\n";
  private static final String TOKEN = "Authorization: Bearer token\r\n";
  private static final String BODY = "\r\n4\r\nbody\r\n0\r\n\r\n";

  private final IdentityHashMap<Object, Object> notes = new IdentityHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<ByteBuf> made = new ArrayList<>();
  private final CompletableFuture<Void> token = new CompletableFuture<>();
  private boolean waits = true;
  private boolean refuses;
  private final EmbeddedChannel channel = new EmbeddedChannel(new Woven());

  @AfterEach
  void nothingIsLeft() {
    channel.close();
    channel.runPendingTasks();
    channel.releaseOutbound();
    assertThat(made).allMatch(bytes -> bytes.refCnt() == 0);
    assertThat(notes.values()).noneMatch(NettyHold.class::isInstance);
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
    tokenComes();
    assertThat(written())
        .isEqualTo(HEAD.formatted("a") + TOKEN + BODY + HEAD.formatted("b") + TOKEN + BODY);
    assertThat(first).allMatch(ChannelFuture::isSuccess);
    assertThat(second).allMatch(ChannelFuture::isSuccess);
    assertThat(request.headers().names()).containsExactly("Transfer-Encoding");
    waits = false;
    send(request("c"));
    assertThat(written()).isEqualTo(HEAD.formatted("c") + TOKEN + BODY);
  }

  @Test
  void refused_afterAWait_failsAllOfTheRequestWithTheReason() {
    List<ChannelFuture> request = send(request("a"));
    refuses = true;
    tokenComes();
    assertThat(request).allMatch(part -> part.cause() instanceof ConnectException);
    assertThat(written()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void refused_atOnce_failsAllOfTheRequestWithTheReason() {
    waits = false;
    refuses = true;
    List<ChannelFuture> request = send(request("a"));
    assertThat(request).allMatch(part -> part.cause() instanceof ConnectException);
    channel.runPendingTasks();
    assertThat(written()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }

  /** As Micronaut writes: such a promise tells the pipeline what has failed. */
  @Test
  void refused_ofAWriteWithoutAPromise_isToldOnce() {
    List<Throwable> told = new ArrayList<>();
    channel
        .pipeline()
        .addLast(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void exceptionCaught(ChannelHandlerContext context, Throwable problem) {
                told.add(problem);
              }
            });
    channel.write(request("a"), channel.voidPromise());
    refuses = true;
    tokenComes();
    assertThat(told).singleElement().isInstanceOf(ConnectException.class);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void connectionClosed_whileHeld_failsAndReleasesAll() {
    List<ChannelFuture> request = send(request("a"));
    channel.close();
    channel.runPendingTasks();
    assertThat(request).allMatch(part -> part.cause() instanceof ClosedChannelException);
    tokenComes();
    assertThat(written()).isEmpty();
  }

  @Test
  void head_thatSomebodyElseHasDecidedAbout_isLeftAlone() {
    HttpRequest request = request("a");
    notes.put(request.headers(), "decided");
    send(request);
    assertThat(written()).isEqualTo(HEAD.formatted("a") + BODY);
    assertThat(asked).isEmpty();
  }

  private static HttpRequest request(String path) {
    HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, '/' + path);
    request.headers().set("Transfer-Encoding", "chunked");
    return request;
  }

  private List<ChannelFuture> send(HttpRequest request) {
    ByteBuf body = Unpooled.copiedBuffer("body", StandardCharsets.US_ASCII);
    made.add(body);
    ChannelFuture head = channel.write(request);
    ChannelFuture content = channel.write(new DefaultHttpContent(body));
    return List.of(head, content, channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
  }

  private void tokenComes() {
    token.complete(null);
    channel.runPendingTasks();
  }

  private String written() {
    StringBuilder written = new StringBuilder();
    for (ByteBuf bytes; (bytes = channel.readOutbound()) != null; bytes.release()) {
      written.append(bytes.toString(StandardCharsets.US_ASCII));
    }
    return written.toString();
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
    private final Netty.Write place = new Netty.Write();

    Woven() {
      place.connect(requests(), "Netty", problem -> fail(problem));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      Object[] arguments = {context, message, promise};
      Object state = place.enter(this, arguments);
      if (state == Place.PUT_OFF) {
        return;
      }
      super.write(context, message, promise);
      if (state != null) {
        place.exit(state, this, arguments, null);
      }
    }
  }
}
