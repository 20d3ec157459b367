package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Place;
import bearer.agent.hop.Requests;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import org.jboss.netty.handler.codec.http.HttpClientCodec;
import org.jboss.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * As {@link NettyAnswers}, of one connection of Netty 3: the heads that are not answered yet, in
 * their order. They are noted before they are written, since the answer is another thread's.
 */
final class Netty3Answers {
  private static final Inside CODEC = new Inside("this$0");
  private static final Inside METHODS = new Inside("queue");
  private static final Object UNKNOWN = new Object();

  private final Deque<Object> sent = new ArrayDeque<>();
  private final Queue<?> methods;

  private Netty3Answers(Queue<?> methods) {
    this.methods = methods;
  }

  /**
   * A head is about to be encoded.
   *
   * @param encoder if it is on its own, nothing is known of answers
   */
  static void sent(Requests agent, Object encoder, Netty3Call head) {
    Object codec = CODEC.find(HttpClientCodec.class, encoder);
    Queue<?> methods = codec == null ? null : METHODS.find(Queue.class, codec);
    if (codec != null && methods != null) {
      Netty3Answers known = (Netty3Answers) agent.kept(codec);
      if (known == null) {
        known = new Netty3Answers(methods);
        agent.keep(codec, known);
      }
      known.sent(head);
    }
  }

  private synchronized void sent(Netty3Call head) {
    if (sent.size() != methods.size()) {
      sent.clear();
      for (int i = 0; i < methods.size(); i++) {
        sent.add(UNKNOWN);
      }
    }
    sent.add(head);
  }

  /** An answer was decoded, and its method is forgotten. */
  private synchronized @Nullable Netty3Call answered() {
    if (sent.size() != methods.size() + 1) {
      sent.clear();
    }
    Object head = sent.poll();
    return head instanceof Netty3Call ? (Netty3Call) head : null;
  }

  /** Where the head of an answer has been read, and what it answers is off the codec's queue. */
  static final class Answered extends Place {
    @Override
    public void link(Class<?> woven) {
      CODEC.mustLeadFrom(woven);
      Netty3Headers.check();
    }

    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      Object codec = CODEC.find(HttpClientCodec.class, self);
      Netty3Answers known = codec == null ? null : (Netty3Answers) agent().kept(codec);
      HttpResponse answer = (HttpResponse) arguments[0];
      int status = answer.getStatus().getCode();
      Netty3Call head = status < 200 || known == null ? null : known.answered();
      if (head != null) {
        answered(head, status, new Netty3Headers(answer));
      }
      return result;
    }

    private void answered(Netty3Call head, int status, Netty3Headers answer) {
      Edit edit = head.edit;
      if (edit != null) {
        String why = isRefusal(status) ? answer.all("WWW-Authenticate").toString() : null;
        agent().answered(head, edit, status, why);
      }
      if (status / 100 == 3) {
        List<String> location = answer.all("Location");
        Netty3Redirects.note(head, location.isEmpty() ? null : location.get(0));
      }
    }
  }
}
