package bearer.agent.clients;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Hop;
import bearer.agent.hop.Place;
import bearer.agent.hop.Requests;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DecoratingHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams whose heads wait for a token, and what servers and applications do meanwhile. */
@SuppressWarnings({"FutureReturnValueIgnored", "unchecked"}) // Netty is like that
final class NettyHttp2HeldTest {
  private static final long CANCEL = 8;

  private final IdentityHashMap<Object, Object> notes = new IdentityHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> written = new ArrayList<>();
  private final List<ByteBuf> made = new ArrayList<>();
  private final CompletableFuture<Void> token = new CompletableFuture<>();
  private boolean waits = true;
  private boolean refuses;
  private Side side = new Side(false);

  @AfterEach
  void nothingIsLeft() {
    side.breaks();
    side.channel.releaseOutbound();
    assertThat(made).allMatch(bytes -> bytes.refCnt() == 0);
    assertThat(notes.keySet()).noneMatch(DefaultHttp2ConnectionEncoder.class::isInstance);
  }

  @Test
  void head_withATokenAtHand_isWrittenAtOnceWithIt() {
    waits = false;
    side.head(3, true);
    assertThat(written).containsExactly("head 3 token");
    assertThat(asked).containsExactly("ready", "outgoingNow");
  }

  @Test
  void twoStreams_goOnInTheirOrderWithTheirBodies() {
    ChannelFuture first = side.head(3, false);
    side.data(3);
    waits = false; // the second one would not wait by itself
    ChannelFuture second = side.head(5, true);
    assertThat(written).isEmpty();
    tokenComes();
    assertThat(written).containsExactly("head 3 token", "head 5 token", "data 3");
    assertThat(first.isSuccess() && second.isSuccess()).isTrue();
    waits = false;
    side.head(7, true);
    assertThat(written).hasSize(4).endsWith("head 7 token");
    assertThat(asked).hasSize(6); // twice for each head
  }

  @Test
  void streamThatIsUnderWay_goesOnMeanwhile() {
    waits = false;
    side.head(3, false);
    waits = true;
    side.head(5, true);
    side.data(3);
    assertThat(written).containsExactly("head 3 token", "data 3");
    tokenComes();
    assertThat(written).endsWith("head 5 token");
  }

  @Test
  void trailers_comeBehindTheirHead() {
    side.head(3, false);
    side.data(3);
    side.write(3, new DefaultHttp2Headers().add("checksum", "1"), true);
    tokenComes();
    assertThat(written).containsExactly("head 3 token", "data 3", "head 3");
  }

  @Test
  void streamReset_whileHeld_isNeverSeenByTheServer() {
    ChannelFuture head = side.head(3, false);
    ChannelFuture data = side.data(3);
    ChannelFuture other = side.head(5, true);
    side.encoder.writeRstStream(side.context, 3, CANCEL, side.channel.newPromise());
    tokenComes();
    assertThat(written).containsExactly("head 5 token");
    assertThat(head.cause()).isInstanceOf(ClosedChannelException.class);
    assertThat(data.cause()).isInstanceOf(ClosedChannelException.class);
    assertThat(other.isSuccess()).isTrue();
  }

  @Test
  void connectionClosedByTheApplication_whileHeld_endsWhenItsStreamsHave() {
    ChannelFuture head = side.head(3, true);
    side.channel.close();
    tokenComes();
    assertThat(written).containsExactly("head 3 token");
    assertThat(head.isSuccess()).isTrue();
  }

  @Test
  void connectionBroken_whileHeld_failsAndReleasesAll() {
    ChannelFuture head = side.head(3, false);
    ChannelFuture data = side.data(3);
    side.breaks();
    assertThat(head.cause()).isInstanceOf(ClosedChannelException.class);
    assertThat(data.cause()).isInstanceOf(ClosedChannelException.class);
    tokenComes();
    assertThat(written).isEmpty();
  }

  @Test
  void goAway_whileHeld_failsTheStreamsThatTheServerWillNotTake() throws Exception {
    waits = false;
    side.head(3, false);
    waits = true;
    ChannelFuture held = side.head(5, true);
    side.connection.goAwayReceived(3, 0, Unpooled.EMPTY_BUFFER);
    tokenComes();
    assertThat(written).containsExactly("head 3 token");
    assertThat(held.cause()).isInstanceOf(ClosedChannelException.class);
    side.data(3);
    assertThat(written).endsWith("data 3");
  }

  @Test
  void noToken_andTheOperatorWantsItToFail_failsTheStreamAlone() {
    ChannelFuture head = side.head(3, false);
    ChannelFuture data = side.data(3);
    refuses = true;
    tokenComes();
    assertThat(head.cause()).isInstanceOf(ConnectException.class);
    assertThat(data.cause()).isInstanceOf(ClosedChannelException.class);
    assertThat(written).isEmpty();
    assertThat(side.connection.stream(3)).isNull();
    assertThat(side.channel.isOpen()).isTrue();
  }

  @Test
  void moreThanTheServerAllows_isForTheEncoderToRefuse() throws Exception {
    side.connection.local().maxActiveStreams(1);
    side.head(3, true);
    ChannelFuture refused = side.head(5, true);
    assertThat(refused.cause()).hasMessageContaining("Maximum active streams");
    tokenComes();
    assertThat(written).containsExactly("head 3 token");
  }

  @Test
  void head_thatSomebodyElseHasDecidedAbout_isLeftAlone() {
    Http2Headers headers = side.headers();
    notes.put(headers, "decided");
    side.write(3, headers, true);
    assertThat(written).containsExactly("head 3");
    assertThat(asked).isEmpty();
  }

  @Test
  void head_thatAsyncHttpClientHasDecidedAbout_isLeftAloneAndNoOther() {
    AsyncHttpStream.Sent sent = new AsyncHttpStream.Sent();
    sent.connect(requests(), "AsyncHttpClient", problem -> {});
    waits = false;
    Object state = sent.enter(side, new Object[0]);
    side.head(3, true);
    side.head(5, true);
    sent.exit(state, side, new Object[0], null);
    assertThat(written).containsExactly("head 3", "head 5 token");
  }

  @Test
  void server_isNeverAsked() throws Exception {
    side = new Side(true);
    side.connection.remote().createStream(3, false);
    side.write(3, new DefaultHttp2Headers().status("200"), false);
    side.data(3);
    assertThat(written).containsExactly("head 3", "data 3");
    assertThat(asked).isEmpty();
    assertThat(notes).isEmpty();
  }

  private void tokenComes() {
    token.complete(null);
    side.channel.runPendingTasks();
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
        assertThat(((Hop<Object>) arguments[0]).header(arguments[1], "x-own")).isEqualTo("1");
        yield new Edit(null, Collections.emptyList(), "Authorization", "Bearer token");
      }
      default -> null;
    };
  }

  /** One end of a connection, whose encoder is woven as the agent would. */
  private final class Side {
    final Http2Connection connection;
    final Woven encoder;
    final EmbeddedChannel channel;
    final ChannelHandlerContext context;

    Side(boolean server) {
      connection = new DefaultHttp2Connection(server);
      encoder = new Woven(connection);
      Http2ConnectionHandler handler =
          new Http2ConnectionHandlerBuilder()
              .codec(
                  new DefaultHttp2ConnectionDecoder(
                      connection, encoder, new DefaultHttp2FrameReader()),
                  encoder)
              .frameListener(new Http2FrameAdapter())
              .initialSettings(new Http2Settings())
              .build();
      channel = new EmbeddedChannel(handler);
      context = channel.pipeline().lastContext();
    }

    Http2Headers headers() {
      return new DefaultHttp2Headers().method("POST").path("/").scheme("https").add("x-own", "1");
    }

    /** At once, and not when all streams have ended. */
    void breaks() {
      context.close();
      channel.runPendingTasks();
    }

    ChannelFuture head(int stream, boolean last) {
      return write(stream, headers(), last);
    }

    ChannelFuture write(int stream, Http2Headers headers, boolean last) {
      return encoder.writeHeaders(context, stream, headers, 0, last, channel.newPromise());
    }

    ChannelFuture data(int stream) {
      ByteBuf bytes = Unpooled.buffer(4).writeZero(4);
      made.add(bytes);
      ChannelFuture done =
          encoder.writeData(context, stream, bytes, 0, false, channel.newPromise());
      channel.flush();
      return done;
    }
  }

  /** Whose head is written by a private method of ten parameters, called by the public ones. */
  private final class Woven extends DefaultHttp2ConnectionEncoder {
    private final NettyHttp2.WriteHead heads = new NettyHttp2.WriteHead();
    private final NettyHttp2Data.Write data = new NettyHttp2Data.Write();

    Woven(Http2Connection connection) {
      super(connection, new Wire());
      heads.connect(requests(), "Netty", problem -> {});
      data.connect(requests(), "Netty", problem -> {});
    }

    @Override
    public ChannelFuture writeHeaders(
        ChannelHandlerContext context,
        int stream,
        Http2Headers headers,
        int padding,
        boolean last,
        ChannelPromise promise) {
      Object[] arguments = {
        context, stream, headers, false, 0, (short) 0, false, padding, last, promise
      };
      Object state = heads.enter(this, arguments);
      if (state == Place.PUT_OFF) {
        return promise;
      }
      ChannelFuture done =
          super.writeHeaders(context, stream, (Http2Headers) arguments[2], padding, last, promise);
      if (state != null) {
        heads.exit(state, this, arguments, done);
      }
      return done;
    }

    @Override
    public ChannelFuture writeData(
        ChannelHandlerContext context,
        int stream,
        ByteBuf bytes,
        int padding,
        boolean last,
        ChannelPromise promise) {
      Object[] arguments = {context, stream, bytes, padding, last, promise};
      return data.enter(this, arguments) == Place.PUT_OFF
          ? promise
          : super.writeData(context, stream, bytes, padding, last, promise);
    }
  }

  private final class Wire extends DecoratingHttp2FrameWriter {
    Wire() {
      super(new DefaultHttp2FrameWriter());
    }

    @Override
    public ChannelFuture writeHeaders(
        ChannelHandlerContext context,
        int stream,
        Http2Headers headers,
        int padding,
        boolean last,
        ChannelPromise promise) {
      boolean hasToken = "Bearer token".contentEquals(String.valueOf(headers.get("authorization")));
      written.add("head " + stream + (hasToken ? " token" : ""));
      return super.writeHeaders(context, stream, headers, padding, last, promise);
    }

    @Override
    public ChannelFuture writeData(
        ChannelHandlerContext context,
        int stream,
        ByteBuf bytes,
        int padding,
        boolean last,
        ChannelPromise promise) {
      written.add("data " + stream);
      return super.writeData(context, stream, bytes, padding, last, promise);
    }

    @Override
    public ChannelFuture writeRstStream(
        ChannelHandlerContext context, int stream, long code, ChannelPromise promise) {
      written.add("reset " + stream);
      return super.writeRstStream(context, stream, code, promise);
    }
  }
}
