package bearer.agent.clients;

import bearer.agent.hop.Edit;
import bearer.agent.hop.Fact;
import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.http4s.Header;
import org.http4s.Message;
import org.http4s.Request;
import org.http4s.Response;
import org.jspecify.annotations.Nullable;
import org.typelevel.ci.CIString;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.Nil$;

/** A request of http4s, whose blaze client knows no proxies. */
abstract class Http4sHead extends HeadPlace<Http4sHop> implements Headers<List<Header.Raw>> {
  /** What has to be waited for; null if nothing. */
  final @Nullable CompletionStage<Void> ready(Http4sHop hop) {
    return agent().ready(this, hop);
  }

  final void beginning(Http4sHop hop) throws IOException {
    agent().beginningNow(this, hop);
  }

  /** Of what the agent does where no woven code waits for it. */
  final void failed(Throwable problem) {
    tell(problem);
  }

  /** A copy of the request, changed. */
  @SuppressWarnings("unchecked")
  final Message<?> edited(Request<?> request, Edit edit) {
    List<Header.Raw> copy = all(request);
    edit.applyTo(copy, this);
    scala.collection.immutable.List<Header.Raw> written =
        (scala.collection.immutable.List<Header.Raw>) (Object) Nil$.MODULE$;
    for (int i = copy.size() - 1; i >= 0; i--) {
      written = written.$colon$colon(copy.get(i));
    }
    return request.withHeaders(written);
  }

  /** What fails here is reported, and the caller gets the answer. */
  final void answered(Request<?> request, Edit edit, Response<?> answer) {
    try {
      int status = answer.status().code();
      List<String> challenges =
          isRefusal(status) ? values(answer, "WWW-Authenticate") : new ArrayList<>(0);
      agent().answered(request, edit, status, challenges.isEmpty() ? null : challenges.toString());
    } catch (RuntimeException | Error failed) {
      tell(failed);
    }
  }

  @Override
  public final String method(Http4sHop hop) {
    return hop.request.method().name();
  }

  @Override
  public final String scheme(Http4sHop hop) {
    return hop.target.scheme().value();
  }

  @Override
  public final String host(Http4sHop hop) {
    return hop.target.authority().host().value();
  }

  @Override
  public final int port(Http4sHop hop) {
    Option<Object> port = hop.target.authority().port();
    return port.isEmpty() ? -1 : (Integer) port.get();
  }

  @Override
  public final Fact tls(Http4sHop hop) {
    return hop.tls;
  }

  @Override
  public final Fact forwardProxy(Http4sHop hop) {
    return Fact.NO;
  }

  @Override
  public final String target(Http4sHop hop) {
    return hop.request.uri().toOriginForm().renderString();
  }

  @Override
  public final @Nullable String header(Http4sHop hop, String name) {
    List<String> all = headers(hop, name);
    return all.isEmpty() ? null : all.get(0);
  }

  @Override
  public final List<String> headers(Http4sHop hop, String name) {
    return values(hop.request, name);
  }

  private static List<String> values(Message<?> message, String name) {
    List<String> values = new ArrayList<>(1);
    for (Header.Raw header : all(message)) {
      if (isNamed(header, name)) {
        values.add(header.value());
      }
    }
    return values;
  }

  private static List<Header.Raw> all(Message<?> message) {
    List<Header.Raw> all = new ArrayList<>();
    Iterator<?> headers = message.headers().iterator();
    while (headers.hasNext()) {
      all.add((Header.Raw) headers.next());
    }
    return all;
  }

  private static boolean isNamed(Header.Raw header, String name) {
    return header.name().toString().equalsIgnoreCase(name);
  }

  /** The same object is sent again where a connection turns out to have ended. */
  @Override
  protected final Object standsFor(Http4sHop hop) {
    return hop.request;
  }

  @Override
  public final void remove(List<Header.Raw> copy, String name) {
    copy.removeIf(header -> isNamed(header, name));
  }

  @Override
  public final void set(List<Header.Raw> copy, String name, String value) {
    remove(copy, name);
    copy.add(new Header.Raw(CIString.apply(name), value));
  }
}
