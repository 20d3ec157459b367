package bearer.agent.oauth;

import bearer.agent.diag.Code;
import bearer.agent.net.HostPort;
import bearer.agent.net.Url;
import bearer.agent.token.TokenUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/**
 * The way to the token endpoint: a socket of our own, through a proxy if need be, with TLS that
 * checks the host name. Nothing that the application can replace is asked: no URL handler, no
 * authenticator, no cookie handler, no proxy selector, no default TLS context. One thread at a
 * time.
 */
final class Transport {
  private static final int CONNECT_MILLIS = 5_000;

  final Url url;

  private final Proxies proxies;
  private final TlsContext tlsContext;

  /** Kept, because TLS resumes its sessions; dropped when a handshake fails. */
  private @Nullable SSLSocketFactory tls;

  /** Of the client's key that {@link #tls} was made with. */
  private long tlsKey;

  Transport(Url url, Proxies proxies, TlsContext tlsContext) {
    this.url = url;
    this.proxies = proxies;
    this.tlsContext = tlsContext;
  }

  /**
   * Sends the request exactly once. Looking up the host's address is the only step that the
   * deadline does not bound.
   *
   * @param identity shows its certificate, if that is how it proves itself
   */
  HttpAnswer post(HttpRequest request, ClientIdentity identity, Deadline deadline)
      throws TokenUnavailable {
    return exchange(request, identity, deadline, null);
  }

  /** As {@link #post}, with each step told. */
  HttpAnswer post(
      HttpRequest request, ClientIdentity identity, Deadline deadline, @Nullable Steps steps)
      throws TokenUnavailable {
    return exchange(request, identity, deadline, steps);
  }

  /** As {@link #post}, for what needs no proof of who asks. */
  HttpAnswer get(Deadline deadline) throws TokenUnavailable {
    return send(HttpRequest.get(), deadline);
  }

  /** As {@link #post}, for a request that brings all its proof with it. */
  HttpAnswer send(HttpRequest request, Deadline deadline) throws TokenUnavailable {
    return exchange(request, null, deadline, null);
  }

  private HttpAnswer exchange(
      HttpRequest request,
      @Nullable ClientIdentity identity,
      Deadline deadline,
      @Nullable Steps steps)
      throws TokenUnavailable {
    HostPort proxy = proxies.route(url);
    String login = proxy == null ? null : proxies.login(url);
    try (BoundedSocket raw = connect(proxy == null ? url.server : proxy, deadline)) {
      // closing the raw socket alone: TLS would wait for the server's goodbye
      Socket wire = raw;
      Steps.done(steps, "connect");
      if (url.secure) {
        if (proxy != null) {
          tunnel(raw, proxy, login, deadline);
          Steps.done(steps, "tunnel");
        }
        SSLSocket secured = secure(raw, identity, deadline);
        Steps.secured(steps, secured.getSession());
        wire = secured;
      }
      boolean absolute = proxy != null && !url.secure;
      HttpAnswer answer = send(raw, wire, absolute, absolute ? login : null, request, deadline);
      Steps.done(steps, "answer");
      if (proxy != null && absolute && answer.status == HttpAnswer.PROXY_AUTHENTICATION) {
        throw ProxyAnswer.refusal(proxy, answer, login != null);
      }
      return answer;
    } catch (IOException notClosed) {
      throw Problem.io(url.server, notClosed, deadline);
    }
  }

  private BoundedSocket connect(HostPort next, Deadline deadline) throws TokenUnavailable {
    try {
      IOException last = new IOException("no address");
      for (InetAddress address : InetAddress.getAllByName(next.host)) {
        BoundedSocket socket = new BoundedSocket(deadline);
        try {
          int millis = Math.min(CONNECT_MILLIS, deadline.remainingMillis());
          socket.connect(new InetSocketAddress(address, next.port), millis);
          socket.setTcpNoDelay(true);
          return socket;
        } catch (IOException unreachable) {
          socket.close();
          last = unreachable;
        }
      }
      throw last;
    } catch (IOException failed) {
      throw Problem.io(next, failed, deadline);
    }
  }

  private SSLSocket secure(BoundedSocket raw, @Nullable ClientIdentity identity, Deadline deadline)
      throws TokenUnavailable {
    long key = identity == null ? 0 : identity.fingerprint;
    SSLSocketFactory factory = tls != null && tlsKey == key ? tls : tlsContext.load(identity);
    tls = null;
    try {
      SSLSocket socket =
          (SSLSocket) factory.createSocket(raw, url.server.host, url.server.port, true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 9110 section 4.3.4
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      ServerName.check(url.server.host, socket.getSession());
      tls = factory;
      tlsKey = key;
      return socket;
    } catch (IOException refused) {
      throw raw.exhausted() ? tooLong() : Problem.io(url.server, refused, deadline);
    }
  }

  private void tunnel(BoundedSocket raw, HostPort proxy, @Nullable String login, Deadline deadline)
      throws TokenUnavailable {
    HttpAnswer answer;
    try {
      answer = new Http1(raw).connect(url.server, login);
    } catch (MessageConstraintException | HttpException garbage) {
      throw new TokenUnavailable(Code.TOKEN_IO, "proxy " + proxy + " does not speak HTTP");
    } catch (IOException broken) {
      throw Problem.io(proxy, broken, deadline);
    }
    if (answer.status >= 300) {
      throw ProxyAnswer.refusal(proxy, answer, login != null);
    }
  }

  private HttpAnswer send(
      BoundedSocket raw,
      Socket wire,
      boolean absolute,
      @Nullable String login,
      HttpRequest request,
      Deadline deadline)
      throws TokenUnavailable {
    try {
      String target = absolute ? url.absoluteForm() : url.originForm;
      return new Http1(wire).send(target, url.hostHeader(), login, request);
    } catch (MessageConstraintException | HttpException garbage) {
      throw new TokenUnavailable(
          Code.TOKEN_ANSWER_UNUSABLE, url.server + " answered with no valid HTTP");
    } catch (IOException broken) {
      throw raw.exhausted() ? tooLong() : Problem.io(url.server, broken, deadline);
    }
  }

  private TokenUnavailable tooLong() {
    return new TokenUnavailable(
        Code.TOKEN_ANSWER_UNUSABLE,
        url.server + " answered with more than " + BoundedSocket.MOST_BYTES + " bytes");
  }
}
