package bearer.agent.clients;

import bearer.agent.hop.Edit;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of HTTP/1. */
@SuppressWarnings("deprecation") // the names that all versions have
final class NettyHead1 extends NettyHead {
  private final HttpRequest request;
  private volatile @Nullable NettyEdit made;

  NettyHead1(HttpRequest request, ChannelHandlerContext codec, @Nullable NettyTunnel tunnel) {
    super(NettyPeer.of(codec, tunnel), request.getUri(), codec.executor());
    this.request = request;
  }

  @Override
  String method() {
    return request.getMethod().name();
  }

  @Override
  List<String> headers(String name) {
    return request.headers().getAll(name);
  }

  void apply(@Nullable Edit asked) {
    if (asked != null && !asked.changesNothing()) {
      made = new NettyEdit(asked, request.headers());
    }
    edit = asked;
  }

  void undo() {
    NettyEdit done = made;
    if (done != null) {
      done.undo();
      made = null;
    }
  }
}
