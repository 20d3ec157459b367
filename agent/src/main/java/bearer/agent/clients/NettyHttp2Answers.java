package bearer.agent.clients;

import bearer.agent.hop.Inside;
import bearer.agent.hop.Place;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of heads that {@link NettyHttp2} has seen, and what others have decided about. */
final class NettyHttp2Answers {
  private static final Inside CONNECTION = new Inside("this$0", "connection");

  private NettyHttp2Answers() {}

  /** Before the stream may be closed, as it is by an answer without a body. */
  static final class Answered extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      Http2Connection connection = CONNECTION.find(Http2Connection.class, self);
      Http2Stream stream = connection == null ? null : connection.stream((Integer) arguments[1]);
      NettyHead head = stream == null ? null : (NettyHead) agent().kept(stream);
      Http2Headers answer = (Http2Headers) arguments[2];
      int status = answer.status() == null ? 0 : Integer.parseInt(answer.status().toString());
      if (stream != null && head != null && status >= 200) {
        agent().keep(stream, null);
        String why =
            isRefusal(status) ? NettyHead2.values(answer, "www-authenticate").toString() : null;
        List<String> location = NettyHead2.values(answer, "location");
        head.answered(agent(), status, why, location.isEmpty() ? null : location.get(0));
      }
      return null;
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
