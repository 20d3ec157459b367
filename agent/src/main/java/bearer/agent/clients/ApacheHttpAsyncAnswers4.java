package bearer.agent.clients;

import bearer.agent.hop.Inside;
import bearer.agent.hop.Place;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.nio.protocol.HttpAsyncRequestProducer;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** What follows an answer to {@link ApacheHttpAsyncClient4}, on threads that must not wait. */
final class ApacheHttpAsyncAnswers4 {
  private ApacheHttpAsyncAnswers4() {}

  static final class Answered extends Place {
    @Override
    public void link(Class<?> woven) {
      ApacheExchange4.link(woven);
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      HttpResponse answer = (HttpResponse) arguments[0];
      int status = answer.getStatusLine().getStatusCode();
      Object exchange = ApacheExchange4.answered(self);
      if (exchange != null) {
        String challenges =
            isRefusal(status) ? Arrays.toString(answer.getHeaders("WWW-Authenticate")) : null;
        agent().answered(exchange, null, status, challenges);
      }
      return null;
    }
  }

  /** Where it is decided whether a request is sent again, at most once for each hop. */
  static final class Loop extends Place {
    private static final Inside BODY = new Inside("requestProducer");

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object needed) {
      HttpContext call = ApacheExchange4.call(arguments[0]);
      if (call == null) {
        return needed;
      }
      int status =
          ((HttpResponse) call.getAttribute("http.response")).getStatusLine().getStatusCode();
      boolean own = Boolean.TRUE.equals(needed);
      boolean again = (status == 401 && again(call, !own && isRepeatable(arguments[0]))) || own;
      if (!again) { // what follows in this call, follows from this answer
        answered(call, status, ((HttpRoute) call.getAttribute("http.route")).getTargetHost());
      }
      return again;
    }

    private static boolean isRepeatable(Object state) {
      HttpAsyncRequestProducer body = BODY.find(HttpAsyncRequestProducer.class, state);
      return body != null && body.isRepeatable();
    }

    private boolean again(HttpContext call, boolean repeatable) {
      HttpRequest sent = (HttpRequest) call.getAttribute("http.request");
      String method = sent.getRequestLine().getMethod();
      if (!repeatable || agent().kept(sent) != null) {
        return agent().againNow(call, method, false);
      }
      CompletionStage<Void> ready = agent().readyAgain(call, method, true);
      boolean again = ready != null || agent().againNow(call, method, true);
      if (again) {
        agent().keep(sent, true);
      }
      if (ready != null) {
        Object handler = ApacheExchange4.handler(call.getAttribute("http.connection"));
        if (handler != null) {
          agent().keep(handler, ready);
        }
      }
      return again;
    }
  }
}
