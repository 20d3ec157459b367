package bearer.agent.clients;

import bearer.agent.hop.Inside;
import bearer.agent.hop.Place;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.AsciiString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of heads that {@link NettyHttp2} has seen, and what others have decided about. */
final class NettyHttp2Answers {
  private static final Inside CONNECTION = new Inside("this$0", "connection");
  private static final String UNAUTHENTICATED = "16";

  // gRPC's kind of headers takes no names of another kind
  private static final AsciiString GRPC_STATUS = AsciiString.of("grpc-status");
  private static final AsciiString LOCATION = AsciiString.of("location");
  private static final AsciiString CHALLENGE = AsciiString.of("www-authenticate");

  private NettyHttp2Answers() {}

  /** Before the stream may be closed, as it is by an answer without a body. */
  static final class Answered extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      Http2Connection connection = CONNECTION.find(Http2Connection.class, self);
      Http2Stream stream = connection == null ? null : connection.stream((Integer) arguments[1]);
      NettyHead head = stream == null ? null : (NettyHead) agent().kept(stream);
      Http2Headers answer = (Http2Headers) arguments[2];
      int status = status(answer);
      if (stream != null && head != null && status >= 200) {
        agent().keep(stream, null);
        String why = isRefusal(status) ? answer.getAll(CHALLENGE).toString() : null;
        head.answered(agent(), status, why, first(answer, LOCATION));
      }
      return null;
    }

    /** What gRPC says in HTTP's words: its UNAUTHENTICATED comes with 200. */
    private static int status(Http2Headers answer) {
      int status = answer.status() == null ? 0 : Integer.parseInt(answer.status().toString());
      return status == 200 && UNAUTHENTICATED.equals(first(answer, GRPC_STATUS)) ? 401 : status;
    }

    /** gRPC's kind of headers can be asked for all values alone. */
    private static @Nullable String first(Http2Headers answer, AsciiString name) {
      List<CharSequence> all = answer.getAll(name);
      return all.isEmpty() ? null : all.get(0).toString();
    }
  }

  /** Of a request of HTTP/1's kind that becomes a head here: whoever has decided about it, has. */
  static final class Converted extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      if (arguments[1] instanceof HttpMessage) {
        Object decided = agent().kept(((HttpMessage) arguments[1]).headers());
        for (Object frame : (List<?>) arguments[2]) {
          if (decided != null && frame instanceof Http2HeadersFrame) {
            agent().keep(((Http2HeadersFrame) frame).headers(), decided);
          }
        }
      }
      return result;
    }
  }
}
