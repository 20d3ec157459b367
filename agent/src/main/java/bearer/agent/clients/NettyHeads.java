package bearer.agent.clients;

import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where Netty writes heads: what is read there. */
abstract class NettyHeads extends HeadPlace<NettyHead> {
  /** Finds out whether an answer has led to a head, which is asked once. */
  final <H extends NettyHead> H found(H head) {
    NettyHead before = NettyRedirects.before(head);
    if (before == null) {
      head.redirectedFrom = NettyRedirects.otherwise();
    } else {
      agent().continues(before, head);
      head.redirectedFrom = String.valueOf(before.url());
    }
    return head;
  }

  /** Of HTTP/1, where a tunnel may be asked for. */
  final NettyHead1 head(HttpRequest request, ChannelHandlerContext codec) {
    NettyHead1 head = new NettyHead1(request, codec, tunnel(codec));
    if (head.method().equals("CONNECT")) {
      agent().keep(codec.channel(), NettyTunnel.asked(head.target, codec));
    }
    return head;
  }

  /** What its proxy was asked for by a message before; null if nothing was. */
  final @Nullable NettyTunnel tunnel(ChannelHandlerContext codec) {
    Object kept = agent().kept(codec.channel());
    return kept instanceof NettyTunnel ? (NettyTunnel) kept : null;
  }

  @Override
  public final String method(NettyHead head) {
    return head.method();
  }

  @Override
  public final String scheme(NettyHead head) {
    return head.scheme();
  }

  @Override
  public final @Nullable String host(NettyHead head) {
    return head.host();
  }

  @Override
  public final int port(NettyHead head) {
    return head.port();
  }

  @Override
  public final Fact tls(NettyHead head) {
    return head.peer.tls;
  }

  @Override
  public final Fact forwardProxy(NettyHead head) {
    return head.forwardProxy();
  }

  @Override
  public final String target(NettyHead head) {
    return head.target;
  }

  @Override
  public final @Nullable String header(NettyHead head, String name) {
    List<String> all = head.headers(name);
    return all.isEmpty() ? null : all.get(0);
  }

  @Override
  public final List<String> headers(NettyHead head, String name) {
    return head.headers(name);
  }

  @Override
  public final @Nullable String redirectedFrom(NettyHead head) {
    return head.redirectedFrom;
  }

  @Override
  protected final Object standsFor(NettyHead head) {
    return head;
  }
}
