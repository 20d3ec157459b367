package bearer.agent.clients;

import bearer.agent.bridge.Bridge;
import java.io.IOException;
import net.bytebuddy.asm.Advice;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.impl.client.*; // an import of its deprecated classes by name would warn

/**
 * Where Apache HttpClient 4 decides whether a request is sent again with credentials. Its own loop
 * then drains the answer and sends. The minimal client has no such loop. {@link ApacheHttpClient4}
 * has told of the 401 before.
 */
final class ApacheHttpClient4Refusal {
  /** 4.3 and later, from HttpClientBuilder. */
  static final ClientHook BUILDER =
      ClientHook.answerAdvice(
          "Apache HttpClient 4",
          "needAuthentication",
          5,
          "bearer.agent.clients.ApacheHttpClient4Refusal$NeedAuthentication",
          "org.apache.http.impl.execchain.MainClientExec");

  /** DefaultHttpClient and its kin, 4.0 to 4.5. */
  static final ClientHook LEGACY =
      ClientHook.answerAdvice(
          "Apache HttpClient 4",
          "handleResponse",
          3,
          "bearer.agent.clients.ApacheHttpClient4Refusal$HandleResponse",
          "org.apache.http.impl.client.DefaultRequestDirector");

  private ApacheHttpClient4Refusal() {}

  static final class NeedAuthentication {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(3) HttpResponse response,
        @Advice.Argument(4) HttpClientContext context,
        @Advice.Return(readOnly = false) boolean again)
        throws IOException {
      if (!again && response.getStatusLine().getStatusCode() == 401) {
        HttpRequest request = (HttpRequest) context.getAttribute("http.request");
        HttpEntity entity =
            request instanceof HttpEntityEnclosingRequest
                ? ((HttpEntityEnclosingRequest) request).getEntity()
                : null;
        again =
            request != null
                && Bridge.again(
                    "Apache HttpClient 4",
                    request,
                    request.getRequestLine().getMethod(),
                    entity == null || entity.isRepeatable());
      }
    }
  }

  @SuppressWarnings("deprecation")
  static final class HandleResponse {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) RoutedRequest routed,
        @Advice.Argument(1) HttpResponse response,
        @Advice.Return(readOnly = false) RoutedRequest followUp)
        throws IOException {
      if (followUp == null && response.getStatusLine().getStatusCode() == 401) {
        RequestWrapper request = routed.getRequest();
        HttpEntity entity =
            request instanceof HttpEntityEnclosingRequest
                ? ((HttpEntityEnclosingRequest) request).getEntity()
                : null;
        if (Bridge.again(
            "Apache HttpClient 4",
            request,
            request.getMethod(),
            entity == null || entity.isRepeatable())) {
          followUp = routed;
        }
      }
    }
  }
}
