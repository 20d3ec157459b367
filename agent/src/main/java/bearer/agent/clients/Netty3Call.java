package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import java.net.URI;
import java.util.List;
import org.jboss.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** One head, and the connection of Netty 3 that it is written to. */
final class Netty3Call extends EventLoopCall {
  private final HttpRequest request;
  private final Netty3Peer peer;

  /** What a forward proxy is asked for, which is whom the connection leads to then. */
  private final @Nullable URI proxied;

  private volatile @Nullable Netty3Edit made;

  /** What went onto the wire. */
  volatile @Nullable Edit edit;

  /** The URL whose answer led here. */
  volatile @Nullable String redirectedFrom;

  Netty3Call(HttpRequest request, Netty3Peer peer) {
    super(request.getMethod().getName(), request.getUri(), new Object());
    this.request = request;
    this.peer = peer;
    URI absolute = peer.tls == Fact.YES || path.startsWith("/") ? null : RequestUrl.parsed(path);
    this.proxied =
        absolute == null || absolute.getHost() == null || peer.is(absolute) ? null : absolute;
  }

  @Override
  Fact tls() {
    return peer.tls;
  }

  String scheme() {
    return proxied == null ? peer.scheme() : proxied.getScheme();
  }

  @Override
  @Nullable String host() {
    return proxied == null ? peer.host : proxied.getHost();
  }

  @Override
  int port() {
    return proxied == null ? peer.port : proxied.getPort();
  }

  @Override
  Fact forwardProxy() {
    return Fact.of(proxied != null || peer.isReadByProxy);
  }

  @Override
  List<String> headers(String name) {
    return new Netty3Headers(request).all(name);
  }

  /** The whole URL; null if it is none. */
  @Nullable URI url() {
    return RequestUrl.of(scheme(), host(), port(), path);
  }

  void apply(@Nullable Edit asked) {
    if (asked != null && !asked.changesNothing()) {
      made = new Netty3Edit(asked, new Netty3Headers(request));
      Netty3Encoded.expect(this);
    }
    edit = asked;
  }

  boolean isOf(Object message) {
    return request == message;
  }

  void undo() {
    Netty3Edit done = made;
    if (done != null) {
      done.undo();
      made = null;
      Netty3Encoded.expectNothing();
    }
  }
}
