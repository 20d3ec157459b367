package bearer.agent.oauth;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.diag.Code;
import bearer.agent.diag.Field;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.net.Url;
import bearer.agent.token.TokenUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * The way to the token endpoint: as configured, or as the issuer's metadata say. Once found out, it
 * is used until the metadata say otherwise: an outage of theirs stops nothing. One fetch at a time.
 */
final class Endpoint {
  private static final long HOUR = 3600 * 1_000_000_000L;
  private static final long LONGEST_LOOKUP = 5_000_000_000L;

  private final Credential credential;
  private final Proxies proxies;
  private final TlsContext tls;
  private final Ticker ticker;
  private final Log log;
  private final @Nullable Discovery discovery;
  private volatile @Nullable Url url; // once it is known
  private volatile @Nullable Transport transport; // made by a fetch: it brings HttpCore with it
  private volatile long lookedUpAt; // ticker nanoseconds; means nothing without a transport

  Endpoint(Credential credential, Proxies proxies, TlsContext tls, Ticker ticker, Log log) {
    this.credential = credential;
    this.proxies = proxies;
    this.tls = tls;
    this.ticker = ticker;
    this.log = log;
    Url issuer = credential.server.issuer;
    Url tokenUrl = credential.server.tokenUrl;
    discovery =
        tokenUrl == null && issuer != null
            ? new Discovery(credential, issuer, proxies, tls, ticker)
            : null;
    url = tokenUrl;
  }

  /** Blocks for a lookup if one is due; the first one may take half of what is left. */
  Transport transport(Deadline deadline) throws TokenUnavailable {
    Transport known = transport;
    if (discovery == null) {
      return known == null ? made(url) : known;
    }
    if (known != null && ticker.nanos() - lookedUpAt < HOUR) {
      return known;
    }
    Deadline lookup = deadline.within(LONGEST_LOOKUP);
    return known == null ? found(discovery, null, lookup) : renewed(discovery, known, lookup);
  }

  private Transport made(@Nullable Url known) {
    if (known == null) {
      throw new IllegalStateException("neither token URL nor issuer");
    }
    Transport made = new Transport(known, proxies, tls);
    url = known;
    transport = made;
    return made;
  }

  private Transport renewed(Discovery from, Transport known, Deadline deadline) {
    lookedUpAt = ticker.nanos(); // whatever comes of it: not again for an hour
    try {
      return found(from, known, deadline);
    } catch (TokenUnavailable unknown) {
      log.log(
          Level.WARN,
          Code.DISCOVERY_FAILED,
          "the metadata of "
              + credential.server.issuer
              + " cannot be had, the token URL they named before is used on: "
              + unknown.code().id()
              + ' '
              + unknown.getMessage(),
          Field.cause(unknown.code()));
      return known;
    }
  }

  private Transport found(Discovery from, @Nullable Transport known, Deadline deadline)
      throws TokenUnavailable {
    Url found = from.tokenUrl(deadline);
    lookedUpAt = ticker.nanos();
    return known != null && known.url.equals(found) ? known : made(found);
  }

  /** Null until it has been found out. */
  @Nullable Url tokenUrl() {
    return url;
  }

  /** {@code host:port}; empty until it has been found out. */
  String server() {
    Url known = url;
    return known == null ? "" : known.server.toString();
  }
}
