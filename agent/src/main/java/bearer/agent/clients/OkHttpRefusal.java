package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import java.io.IOException;
import net.bytebuddy.asm.Advice;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Where OkHttp 3.0 to 5.x decides whether another request follows an answer. Its own loop then
 * closes the answer and sends. A body is sent again only if it is known that it can be: OkHttp's
 * own kinds but {@code MultipartBody}, whose parts may be anybody's. That a replay has been is seen
 * by the prior response.
 */
final class OkHttpRefusal {
  /** 3.4 and later. */
  static final ClientHook INTERCEPTOR =
      ClientHook.answerAdvice(
          "OkHttp",
          "followUpRequest",
          ClientHook.ANY,
          "bearer.agent.clients.OkHttpRefusal$FollowUp",
          "okhttp3.internal.http.RetryAndFollowUpInterceptor");

  /** 3.0 to 3.3. */
  static final ClientHook ENGINE =
      ClientHook.answerAdvice(
          "OkHttp",
          "followUpRequest",
          0,
          "bearer.agent.clients.OkHttpRefusal$EngineFollowUp",
          "okhttp3.internal.http.HttpEngine");

  private OkHttpRefusal() {}

  static final class FollowUp {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) Response response, @Advice.Return(readOnly = false) Request followUp)
        throws IOException {
      Response network = response.networkResponse();
      if (response.code() == 401 && network != null) {
        Bridge.refused(
            "OkHttp", network.request(), response.headers("WWW-Authenticate").toString());
        Response prior = response.priorResponse();
        if (followUp == null && (prior == null || prior.code() != 401)) {
          RequestBody body = response.request().body();
          if (Bridge.again(
              "OkHttp",
              network.request(),
              response.request().method(),
              body == null
                  || body.getClass().getName().startsWith("okhttp3.RequestBody")
                  || body.getClass().getName().equals("okhttp3.FormBody"))) {
            followUp = response.request();
          }
        }
      }
    }
  }

  static final class EngineFollowUp {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.FieldValue("userResponse") Response response,
        @Advice.FieldValue("requestBodyOut") Object streamed,
        @Advice.Return(readOnly = false) Request followUp)
        throws IOException {
      Response network = response.networkResponse();
      if (response.code() == 401 && network != null) {
        Bridge.refused(
            "OkHttp", network.request(), response.headers("WWW-Authenticate").toString());
        Response prior = response.priorResponse();
        if (followUp == null && (prior == null || prior.code() != 401)) {
          RequestBody body = response.request().body();
          if (Bridge.again(
              "OkHttp",
              network.request(),
              response.request().method(),
              streamed == null
                  && (body == null
                      || body.getClass().getName().startsWith("okhttp3.RequestBody")
                      || body.getClass().getName().equals("okhttp3.FormBody")))) {
            followUp = response.request();
          }
        }
      }
    }
  }
}
