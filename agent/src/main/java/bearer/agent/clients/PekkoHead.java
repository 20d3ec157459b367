package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Headers;
import bearer.agent.hop.Outbound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMessage;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** A request of Pekko's and the connection that it is given to, or will be. */
abstract class PekkoHead extends HeadPlace<Outbound<HttpRequest, PekkoOrigin>>
    implements Headers<List<HttpHeader>> {
  /** What has to be waited for; null if nothing. */
  final @Nullable CompletionStage<Void> ready(Outbound<HttpRequest, PekkoOrigin> out) {
    return agent().ready(this, out);
  }

  final @Nullable Edit edit(Outbound<HttpRequest, PekkoOrigin> out) throws IOException {
    return agent().outgoingNow(this, out);
  }

  /** A copy of the request, changed. */
  final HttpRequest edited(HttpRequest request, @Nullable Edit edit) {
    if (edit == null || edit.changesNothing()) {
      return request;
    }
    List<HttpHeader> copy = new ArrayList<>();
    request.getHeaders().forEach(copy::add);
    edit.applyTo(copy, this);
    return (HttpRequest) request.withHeaders(copy);
  }

  final void answered(HttpRequest request, Edit edit, HttpResponse answer) {
    int status = answer.status().intValue();
    List<String> challenges =
        isRefusal(status) ? values(answer, "WWW-Authenticate") : new ArrayList<>(0);
    agent().answered(request, edit, status, challenges.isEmpty() ? null : challenges.toString());
  }

  /** Of what the agent does where no woven code waits for it. */
  final void failed(Throwable problem) {
    tell(problem);
  }

  @Override
  public final String method(Outbound<HttpRequest, PekkoOrigin> out) {
    return out.request.method().value();
  }

  @Override
  public final String scheme(Outbound<HttpRequest, PekkoOrigin> out) {
    return out.connection.isSecure ? "https" : "http";
  }

  @Override
  public final String host(Outbound<HttpRequest, PekkoOrigin> out) {
    return out.connection.host;
  }

  @Override
  public final int port(Outbound<HttpRequest, PekkoOrigin> out) {
    return out.connection.port;
  }

  @Override
  public final Fact tls(Outbound<HttpRequest, PekkoOrigin> out) {
    return Fact.of(out.connection.isSecure);
  }

  /** It knows proxies by tunnels alone, but has such also for what anybody can read in them. */
  @Override
  public final Fact forwardProxy(Outbound<HttpRequest, PekkoOrigin> out) {
    return out.connection.isSecure ? Fact.NO : out.connection.proxy;
  }

  @Override
  public final String target(Outbound<HttpRequest, PekkoOrigin> out) {
    String raw = header(out, "Raw-Request-URI"); // what is written then
    return raw == null ? out.request.uri().toHttpRequestTargetOriginForm().toString() : raw;
  }

  @Override
  public final @Nullable String header(Outbound<HttpRequest, PekkoOrigin> out, String name) {
    List<String> all = headers(out, name);
    return all.isEmpty() ? null : all.get(0);
  }

  @Override
  public final List<String> headers(Outbound<HttpRequest, PekkoOrigin> out, String name) {
    List<String> values = values(out.request, name);
    if (name.equalsIgnoreCase("Content-Type")) {
      values.add(out.request.entity().getContentType().toString());
    }
    return values;
  }

  private static List<String> values(HttpMessage message, String name) {
    List<String> values = new ArrayList<>(1);
    for (HttpHeader header : message.getHeaders()) {
      if (header.name().equalsIgnoreCase(name)) {
        values.add(header.value());
      }
    }
    return values;
  }

  /** A pool sends the same object again. */
  @Override
  protected final Object standsFor(Outbound<HttpRequest, PekkoOrigin> out) {
    return out.request;
  }

  @Override
  public final void remove(List<HttpHeader> copy, String name) {
    copy.removeIf(header -> header.name().equalsIgnoreCase(name));
  }

  @Override
  public final void set(List<HttpHeader> copy, String name, String value) {
    remove(copy, name);
    copy.add(RawHeader.create(name, value));
  }
}
