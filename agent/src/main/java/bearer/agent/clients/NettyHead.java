package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Requests;
import io.netty.util.concurrent.EventExecutor;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One head, and the connection of Netty that it is written to, until it is answered. For the
 * connection's event loop.
 */
abstract class NettyHead {
  final NettyPeer peer;
  final String target;

  /** Of the connection. */
  final EventExecutor loop;

  /** What a forward proxy is asked for, which is whom the connection leads to then. */
  private final @Nullable URI proxied;

  /** What went onto the wire. */
  volatile @Nullable Edit edit;

  /** The URL whose answer led here. */
  volatile @Nullable String redirectedFrom;

  /**
   * @param target as in the request line
   */
  NettyHead(NettyPeer peer, String target, EventExecutor loop) {
    this.peer = peer;
    this.target = target;
    this.loop = loop;
    URI absolute =
        peer.tls == Fact.YES || target.startsWith("/") ? null : RequestUrl.parsed(target);
    this.proxied =
        absolute == null || absolute.getHost() == null || peer.is(absolute) ? null : absolute;
  }

  abstract String method();

  abstract List<String> headers(String name);

  final String scheme() {
    return proxied == null ? peer.scheme() : proxied.getScheme();
  }

  final @Nullable String host() {
    return proxied == null ? peer.host : proxied.getHost();
  }

  final int port() {
    return proxied == null ? peer.port : proxied.getPort();
  }

  final Fact forwardProxy() {
    return Fact.of(proxied != null || peer.isReadByProxy);
  }

  /** The whole URL; null if it is none. */
  final @Nullable URI url() {
    return RequestUrl.of(scheme(), host(), port(), target);
  }

  /**
   * @param challenges as of {@link Requests#answered}
   */
  final void answered(
      Requests agent, int status, @Nullable String challenges, @Nullable String location) {
    if (edit != null) {
      agent.answered(this, edit, status, challenges);
    }
    if (status / 100 == 3) {
      NettyRedirects.note(this, location);
    }
  }
}
