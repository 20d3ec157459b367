package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import bearer.agent.bridge.HeaderEdit;
import java.io.IOException;
import net.bytebuddy.asm.Advice;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * OkHttp 3.0 to 5.x, where a codec writes one request's head to the connection: every call, retry
 * and redirect hop passes here once, over HTTP/1.1 and HTTP/2, with the URL that will really be
 * asked. The request is immutable: a copy takes its place for this call alone.
 */
final class OkHttp {
  static final ClientHook HOOK =
      ClientHook.advice(
          "OkHttp",
          "writeRequestHeaders",
          1,
          "bearer.agent.clients.OkHttp$WriteHead",
          "okhttp3.internal.http.Http1xStream", // 3.0 - 3.4
          "okhttp3.internal.http.Http2xStream",
          "okhttp3.internal.http1.Http1Codec", // 3.5 - 3.13
          "okhttp3.internal.http2.Http2Codec",
          "okhttp3.internal.http1.Http1ExchangeCodec", // 3.14 and later
          "okhttp3.internal.http2.Http2ExchangeCodec");

  /**
   * 3.14 and later, just before: an exception out of the codec itself counts as a broken connection
   * and makes OkHttp 4 and 5 wait for an answer to what was never sent. So a call that is to fail
   * without a token fails here.
   */
  static final ClientHook BEFORE =
      ClientHook.advice(
          "OkHttp",
          "writeRequestHeaders",
          1,
          "bearer.agent.clients.OkHttp$BeforeHead",
          "okhttp3.internal.connection.Exchange");

  private OkHttp() {}

  static final class BeforeHead {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Request request) throws IOException {
      HttpUrl url = request.url();
      Bridge.outgoing(
          "OkHttp",
          url.scheme(),
          url.host(),
          url.port(),
          url.encodedPath(),
          request.header("Authorization"));
    }
  }

  static final class WriteHead {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) Request request)
        throws IOException {
      HttpUrl url = request.url();
      HeaderEdit edit =
          Bridge.outgoing(
              "OkHttp",
              url.scheme(),
              url.host(),
              url.port(),
              url.encodedPath(),
              request.header("Authorization"));
      if (edit != null) {
        Request.Builder builder = request.newBuilder();
        for (String name : edit.remove) {
          builder.removeHeader(name);
        }
        if (edit.name != null) {
          builder.header(edit.name, edit.value);
          Bridge.sent(request, edit); // the one that the response will name as the network's
        }
        request = builder.build();
      }
    }
  }
}
