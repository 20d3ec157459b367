package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import com.squareup.okhttp.Request;
import com.squareup.okhttp.RequestBody;
import com.squareup.okhttp.Response;
import java.io.IOException;
import net.bytebuddy.asm.Advice;

/** OkHttp 2.4 to 2.7: as {@link OkHttpRefusal}, under the names of that time. */
final class OkHttp2Refusal {
  static final ClientHook ENGINE =
      ClientHook.answerAdvice(
          "OkHttp 2",
          "followUpRequest",
          0,
          "bearer.agent.clients.OkHttp2Refusal$EngineFollowUp",
          "com.squareup.okhttp.internal.http.HttpEngine");

  private OkHttp2Refusal() {}

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
            "OkHttp 2", network.request(), response.headers("WWW-Authenticate").toString());
        Response prior = response.priorResponse();
        if (followUp == null && (prior == null || prior.code() != 401)) {
          RequestBody body = response.request().body();
          if (Bridge.again(
              "OkHttp 2",
              network.request(),
              response.request().method(),
              streamed == null
                  && (body == null
                      || body.getClass()
                          .getName()
                          .startsWith("com.squareup.okhttp.RequestBody")))) {
            followUp = response.request();
          }
        }
      }
    }
  }
}
