package bearer.agent.clients;

import bearer.agent.hop.Place;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClientRequest;

/** What follows a head of {@link ReactorNetty}: its edit is undone, its answer seen. */
final class ReactorNettyWritten {
  private ReactorNettyWritten() {}

  /** What is written has got all headers; nobody else is to see them. */
  static class Copied extends Place {
    @Override
    public @Nullable Object exit(
        Object state, Object self, Object[] arguments, @Nullable Object copy) {
      NettyHeaderEdit edit = undone((HttpClientRequest) self);
      if (edit != null && copy != null) {
        agent().keep(((HttpMessage) copy).headers(), edit);
      }
      return copy;
    }

    final @Nullable NettyHeaderEdit undone(HttpClientRequest request) {
      HttpHeaders headers = request.requestHeaders();
      NettyHeaderEdit edit = (NettyHeaderEdit) agent().kept(headers);
      if (edit != null) {
        edit.undo(headers);
      }
      return edit;
    }
  }

  /** Head and body have been written. */
  static class Written extends Copied {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      undone((HttpClientRequest) self);
      return null;
    }
  }

  /** Where it is decided whether an answer is followed, and before anybody sees it. */
  static final class Answered extends Written {
    @Override
    public @Nullable Object enter(Object self, Object[] arguments) {
      HttpResponse answer = (HttpResponse) arguments[0];
      int status = answer.status().code();
      String why =
          isRefusal(status) ? answer.headers().getAll("WWW-Authenticate").toString() : null;
      agent().answered(self, null, status, why);
      return super.enter(self, arguments);
    }
  }
}
