package bearer.agent.rewriting;

import bearer.agent.hop.HeadPlace;
import bearer.agent.hop.Inside;
import bearer.agent.hop.Outbound;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.CertificatePinner;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A request of OkHttp 3 and later where its call begins, and what has the client's pins. */
abstract class OkHttpRequest extends HeadPlace<Outbound<Request, Object>> {
  private static final Inside PINS = new Inside("certificatePinner", "client");

  /** The one of two that has: the chain from 5.2 on, the first of the library's steps before. */
  static Object withPins(Object step, Object chain) {
    return PINS.leadsFrom(step.getClass()) ? step : chain;
  }

  @Override
  public final String method(Outbound<Request, Object> out) {
    return out.request.method();
  }

  @Override
  public final String scheme(Outbound<Request, Object> out) {
    return out.request.url().scheme();
  }

  @Override
  public final String host(Outbound<Request, Object> out) {
    return out.request.url().host();
  }

  @Override
  public final int port(Outbound<Request, Object> out) {
    return out.request.url().port();
  }

  @Override
  public final String target(Outbound<Request, Object> out) {
    return Targets.of(out.request.url().encodedPath(), out.request.url().encodedQuery());
  }

  @Override
  public final boolean namesUser(Outbound<Request, Object> out) {
    return !out.request.url().encodedUsername().isEmpty();
  }

  @Override
  public final @Nullable String header(Outbound<Request, Object> out, String name) {
    return out.request.header(name);
  }

  @Override
  public final List<String> headers(Outbound<Request, Object> out, String name) {
    return out.request.headers(name);
  }

  @Override
  protected final Object standsFor(Outbound<Request, Object> out) {
    return out.request.url();
  }

  /** Not if a pin of the old host would silently be asked for no more. */
  @Override
  public final boolean trustsAlike(Outbound<Request, Object> out, String otherHost) {
    CertificatePinner pinner = PINS.find(CertificatePinner.class, out.connection);
    return pinner != null && (!isPinned(pinner, host(out)) || isPinned(pinner, otherHost));
  }

  /** No certificate is good for a host that has a pin. */
  private static boolean isPinned(CertificatePinner pinner, String host) {
    try {
      pinner.check(host, Collections.<java.security.cert.Certificate>emptyList());
      return false;
    } catch (SSLPeerUnverifiedException pinned) {
      return true;
    }
  }
}
