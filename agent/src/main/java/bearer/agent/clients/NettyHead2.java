package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Headers;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of HTTP/2, whose names are in lower case. */
final class NettyHead2 extends NettyHead implements Headers<Http2Headers> {
  private final Http2Headers headers;

  NettyHead2(Http2Headers headers, ChannelHandlerContext handler, @Nullable NettyTunnel tunnel) {
    super(NettyPeer.of(handler, tunnel), target(pseudo(headers, ":path")), handler.executor());
    this.headers = headers;
  }

  @Override
  String method() {
    return String.valueOf(pseudo(headers, ":method"));
  }

  @Override
  List<String> headers(String name) {
    return values(headers, name);
  }

  private static String target(@Nullable CharSequence path) {
    return path == null ? "" : path.toString();
  }

  /** Whether they are a request's, and not what follows its body. */
  static boolean areOfRequest(Http2Headers headers) {
    return pseudo(headers, ":method") != null;
  }

  /** One of those that come first; gRPC's kind cannot be asked for it. */
  private static @Nullable CharSequence pseudo(Http2Headers headers, String name) {
    for (Map.Entry<CharSequence, CharSequence> each : headers) {
      CharSequence key = each.getKey();
      if (key.length() == 0 || key.charAt(0) != ':') {
        return null;
      } else if (name.contentEquals(key)) {
        return each.getValue();
      }
    }
    return null;
  }

  /** Not every kind of them can be asked by name. */
  private static List<String> values(Http2Headers headers, String name) {
    List<String> values = new ArrayList<>(1);
    for (Map.Entry<CharSequence, CharSequence> each : headers) {
      if (each.getKey().length() == name.length()
          && each.getKey().toString().equalsIgnoreCase(name)) {
        values.add(each.getValue().toString());
      }
    }
    return values;
  }

  /** What is to be written: a copy, since not every kind of them can be changed. */
  Http2Headers edited() {
    Edit asked = edit;
    if (asked == null || asked.changesNothing()) {
      return headers;
    }
    Http2Headers copy = new DefaultHttp2Headers(false);
    for (Map.Entry<CharSequence, CharSequence> each : headers) {
      copy.add(each.getKey(), each.getValue());
    }
    asked.applyTo(copy, this);
    return copy;
  }

  @Override
  public void remove(Http2Headers copy, String name) {
    copy.remove(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void set(Http2Headers copy, String name, String value) {
    copy.set(name.toLowerCase(Locale.ROOT), value);
  }

  /** A head, and its stream if there is one, before anything is written. */
  @SuppressWarnings("FutureReturnValueIgnored") // the call has failed already
  static void fail(Object encoder, Object[] arguments, Throwable reason) {
    ((ChannelPromise) arguments[arguments.length - 1]).tryFailure(reason);
    DefaultHttp2ConnectionEncoder own = (DefaultHttp2ConnectionEncoder) encoder;
    int stream = (Integer) arguments[1];
    if (own.connection().stream(stream) != null) {
      ChannelHandlerContext handler = (ChannelHandlerContext) arguments[0];
      own.writeRstStream(handler, stream, Http2Error.CANCEL.code(), handler.newPromise());
    }
  }
}
