package bearer.agent.clients;

import bearer.agent.hop.Inside;
import bearer.agent.hop.Place;
import bearer.agent.hop.Requests;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The heads of one HTTP/1 connection that are not answered yet, in their order: as many as the
 * codec itself remembers the methods of, or it begins anew. For the connection's event loop.
 */
final class NettyAnswers {
  private static final Inside CODEC = new Inside("this$0");
  private static final Inside METHODS = new Inside("queue");
  private static final Object UNKNOWN = new Object();

  private final Deque<Object> sent = new ArrayDeque<>();
  private final Queue<?> methods;

  private NettyAnswers(Queue<?> methods) {
    this.methods = methods;
  }

  /**
   * A head was encoded, and its method is remembered.
   *
   * @param encoder if it is on its own, nothing is known of answers
   */
  static void sent(Requests agent, Object encoder, NettyHead head) {
    Object codec = CODEC.find(CombinedChannelDuplexHandler.class, encoder);
    Queue<?> methods = codec == null ? null : METHODS.find(Queue.class, codec);
    if (codec != null && methods != null) {
      NettyAnswers known = (NettyAnswers) agent.kept(codec);
      if (known == null) {
        known = new NettyAnswers(methods);
        agent.keep(codec, known);
      }
      known.sent(head);
    }
  }

  private void sent(NettyHead head) {
    if (sent.size() + 1 != methods.size()) {
      sent.clear();
      for (int i = 1; i < methods.size(); i++) {
        sent.add(UNKNOWN);
      }
    }
    if (!methods.isEmpty()) {
      sent.add(head);
    }
  }

  /** An answer was decoded, and its method is forgotten. */
  private @Nullable NettyHead answered() {
    if (sent.size() != methods.size() + 1) {
      sent.clear();
    }
    Object head = sent.poll();
    return head instanceof NettyHead ? (NettyHead) head : null;
  }

  /** Where the head of an answer has been read, and what it answers is off the codec's queue. */
  @SuppressWarnings("deprecation") // the names that all versions have
  static final class Answered extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object result) {
      Object codec = CODEC.find(CombinedChannelDuplexHandler.class, self);
      NettyAnswers known = codec == null ? null : (NettyAnswers) agent().kept(codec);
      HttpResponse answer = (HttpResponse) arguments[0];
      int status = answer.getStatus().code();
      NettyHead head = status < 200 || known == null ? null : known.answered();
      if (head != null) {
        String why =
            isRefusal(status) ? answer.headers().getAll("WWW-Authenticate").toString() : null;
        head.answered(agent(), status, why, answer.headers().get("Location"));
      }
      return result;
    }
  }
}
