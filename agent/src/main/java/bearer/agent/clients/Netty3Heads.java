package bearer.agent.clients;

import org.jboss.netty.channel.ChannelHandlerContext;
import org.jboss.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Where Netty 3 writes heads: what is read there. */
abstract class Netty3Heads extends EventLoopHead {
  /** Null if a message is none, or somebody has decided about it who knows more. */
  final @Nullable Netty3Call head(Object message, ChannelHandlerContext codec) {
    if (!(message instanceof HttpRequest) || agent().kept(message) != null) {
      return null;
    }
    Netty3Call head = new Netty3Call((HttpRequest) message, Netty3Peer.of(codec, tunnel(codec)));
    if (head.method.equals("CONNECT")) {
      Netty3Tunnel asked = Netty3Tunnel.asked(head.path, Netty3Peer.engine(codec));
      agent().keep(codec.getChannel(), asked);
    }
    return found(head);
  }

  /** What its proxy was asked for before; null if nothing was. */
  private @Nullable Netty3Tunnel tunnel(ChannelHandlerContext codec) {
    Object kept = agent().kept(codec.getChannel());
    return kept instanceof Netty3Tunnel ? (Netty3Tunnel) kept : null;
  }

  /** Finds out whether an answer has led to a head, which is asked once. */
  private Netty3Call found(Netty3Call head) {
    Netty3Redirects before = Netty3Redirects.before(head);
    if (before != null) {
      agent().continues(before.call, head.call);
      head.redirectedFrom = before.url;
    }
    return head;
  }

  @Override
  public final String scheme(EventLoopCall head) {
    return ((Netty3Call) head).scheme();
  }

  @Override
  public final @Nullable String redirectedFrom(EventLoopCall head) {
    return ((Netty3Call) head).redirectedFrom;
  }
}
