package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import bearer.agent.bridge.HeaderEdit;
import com.squareup.okhttp.HttpUrl;
import com.squareup.okhttp.Request;
import java.io.IOException;
import net.bytebuddy.asm.Advice;

/** OkHttp 2.4 to 2.7: as {@link OkHttp}, under the names of that time. */
final class OkHttp2 {
  static final ClientHook HOOK =
      ClientHook.advice(
          "OkHttp 2",
          "writeRequestHeaders",
          1,
          "bearer.agent.clients.OkHttp2$WriteHead",
          "com.squareup.okhttp.internal.http.HttpTransport", // 2.4 - 2.5
          "com.squareup.okhttp.internal.http.SpdyTransport", // 2.4
          "com.squareup.okhttp.internal.http.FramedTransport", // 2.5
          "com.squareup.okhttp.internal.http.Http1xStream", // 2.6 - 2.7
          "com.squareup.okhttp.internal.http.Http2xStream");

  private OkHttp2() {}

  static final class WriteHead {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(value = 0, readOnly = false) Request request)
        throws IOException {
      HttpUrl url = request.httpUrl();
      HeaderEdit edit =
          Bridge.outgoing(
              "OkHttp 2",
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
