package bearer.agent.clients;

import bearer.agent.hop.Inside;
import bearer.agent.hop.Place;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
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
        Object request = agent().kept(self);
        if (request != null) {
          agent().answered(request, null, status, challenges);
        }
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

  /** What was refused, on its way to the loop. */
  private static final class Sent {
    private final HttpRequest request;
    private final WeakReference<AsyncExecChain.Scope> hop;
    private final boolean isRepeatable;

    Sent(HttpRequest request, AsyncExecChain.Scope hop, boolean isRepeatable) {
      this.request = request;
      this.hop = new WeakReference<>(hop);
      this.isRepeatable = isRepeatable;
    }
  }

  /** Where an answer reaches the loop, which knows whether the body can be sent again. */
  static final class Refused extends Place {
    private static final Inside BODY = new Inside("val$entityProducer");
    private static final Inside HOP = new Inside("val$scope");
    private static final Inside REQUEST = new Inside("val$request");

    @Override
    public void link(Class<?> woven) {
      BODY.mustLeadFrom(woven);
      HOP.mustLeadFrom(woven);
      REQUEST.mustLeadFrom(woven);
    }

    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      if (((HttpResponse) arguments[0]).getCode() != 401) {
        return null;
      }
      AsyncEntityProducer body = BODY.find(AsyncEntityProducer.class, self);
      AsyncExecChain.Scope hop = HOP.find(AsyncExecChain.Scope.class, self);
      HttpRequest request = REQUEST.find(HttpRequest.class, self);
      if (hop == null || request == null) {
        return null;
      }
      Sent sent = new Sent(request, hop, body == null || body.isRepeatable());
      agent().keep(arguments[0], sent);
      return sent;
    }

    /** What the loop wants to send again is held back, if that has to wait. */
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object consumer) {
      Sent sent = (Sent) state;
      AsyncExecChain.Scope hop = sent.hop.get();
      if (hop == null || agent().kept(hop) != sent) {
        return consumer;
      }
      EntityDetails body = (EntityDetails) arguments[1];
      ApacheAsyncRefused5 refused =
          new ApacheAsyncRefused5(sent.request, (HttpResponse) arguments[0], body);
      agent().keep(hop, refused);
      return body == null ? consumer : refused;
    }
  }

  /** Where it is decided whether a request is sent again, at most once for each hop. */
  static final class Loop extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object needed) {
      HttpClientContext call = (HttpClientContext) arguments[arguments.length - 1];
      HttpResponse answer = (HttpResponse) arguments[arguments.length - 2];
      boolean own = Boolean.TRUE.equals(needed);
      boolean again = again((Sent) agent().kept(answer), own) || own;
      if (!again) { // what follows in this call, follows from this answer
        answered(call, answer.getCode(), call.getHttpRoute().getTargetHost());
      }
      return again;
    }

    /** Where there is no other token yet, it is waited for before the request is sent again. */
    private boolean again(@Nullable Sent sent, boolean own) {
      AsyncExecChain.Scope hop = sent == null ? null : sent.hop.get();
      if (sent == null || hop == null) {
        return false;
      }
      String method = sent.request.getMethod();
      boolean may = !own && sent.isRepeatable && agent().kept(hop) == null;
      if (may && agent().readyAgain(sent.request, method, true) != null) {
        ApacheHttpAsyncBegin5.Attempt.awaits(agent(), hop, sent);
        return true;
      }
      boolean again = agent().againNow(sent.request, method, may);
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
