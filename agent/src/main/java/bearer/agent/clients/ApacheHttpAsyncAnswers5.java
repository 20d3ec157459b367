package bearer.agent.clients;

import bearer.agent.hop.Inside;
import bearer.agent.hop.Place;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/** What follows an answer to {@link ApacheHttpAsyncClient5}, on threads that must not wait. */
final class ApacheHttpAsyncAnswers5 {
  private ApacheHttpAsyncAnswers5() {}

  /** A head of an answer: a message, or of HTTP/2 its headers and later its trailers. */
  static final class Answered extends Place {
    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object enter(Object self, Object[] arguments) {
      Object head = arguments[0];
      List<Header> headers =
          head instanceof HttpResponse
              ? Arrays.asList(((HttpResponse) head).getHeaders())
              : (List<Header>) head;
      int status = head instanceof HttpResponse ? ((HttpResponse) head).getCode() : status(headers);
      if (status >= 200) {
        String challenges = isRefusal(status) ? challenges(headers) : null;
        agent().answered(ApacheAsyncHead5.context(self), null, status, challenges);
      }
      return null;
    }

    private static int status(List<Header> headers) {
      boolean has = !headers.isEmpty() && headers.get(0).getName().equals(":status");
      return has ? Integer.parseInt(headers.get(0).getValue()) : 0;
    }

    private static String challenges(List<Header> headers) {
      StringBuilder all = new StringBuilder();
      for (Header header : headers) {
        if (header.getName().equalsIgnoreCase("WWW-Authenticate")) {
          all.append(header).append('\n');
        }
      }
      return all.toString();
    }
  }

  /** Where an answer reaches the loop, which knows whether the body can be sent again. */
  static final class Refused extends Place {
    private static final Inside BODY = new Inside("val$entityProducer");
    private static final Inside HOP = new Inside("val$scope");

    @Override
    public void link(Class<?> woven) {
      field(woven, "val$entityProducer");
      field(woven, "val$scope");
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      if (((HttpResponse) arguments[0]).getCode() == 401) {
        AsyncEntityProducer body = BODY.find(AsyncEntityProducer.class, self);
        AsyncExecChain.Scope hop = HOP.find(AsyncExecChain.Scope.class, self);
        if (hop != null && agent().kept(hop) == null && (body == null || body.isRepeatable())) {
          agent().keep(arguments[0], new WeakReference<>(hop));
        }
      }
      return null;
    }
  }

  /** Where it is decided whether a request is sent again, at most once for each hop. */
  static final class Loop extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object needed) {
      HttpClientContext call = (HttpClientContext) arguments[arguments.length - 1];
      HttpResponse answer = (HttpResponse) arguments[arguments.length - 2];
      int status = answer.getCode();
      boolean own = Boolean.TRUE.equals(needed);
      boolean again = (status == 401 && again(call, answer, own)) || own;
      if (!again) { // what follows in this call, follows from this answer
        answered(call, status, call.getHttpRoute().getTargetHost());
      }
      return again;
    }

    /** Where there is no other token yet, it is waited for before the request is sent again. */
    private boolean again(HttpClientContext call, HttpResponse answer, boolean own) {
      String method = call.getRequest().getMethod();
      WeakReference<?> kept = (WeakReference<?>) agent().kept(answer);
      Object hop = kept == null ? null : kept.get();
      if (hop == null || own) {
        return agent().againNow(call, method, false);
      }
      boolean again =
          agent().readyAgain(call, method, true) != null || agent().againNow(call, method, true);
      if (again) {
        agent().keep(hop, true);
      }
      return again;
    }
  }

  /** Where a call begins, perhaps in the context of one before. */
  static final class Call extends Place {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      if (arguments[4] != null) {
        agent().redirected(arguments[4], null);
        agent().continues(arguments[4], null);
      }
      return null;
    }
  }
}
