package bearer.agent.rules;

import bearer.agent.answers.Breaker;
import bearer.agent.answers.WayBack;
import bearer.agent.config.Mode;
import bearer.agent.config.OnTokenFailure;
import bearer.agent.config.Operation;
import bearer.agent.config.RetiredApi;
import bearer.agent.config.RuleConfig;
import bearer.agent.config.Share;
import bearer.agent.hop.Hop;
import bearer.agent.net.HeaderName;
import bearer.agent.token.TokenCell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What happens to the requests that one rule is for, and with whose token. Immutable. */
final class Rule {
  final String name;

  /** The name of whose token it is. */
  final String credential;

  final TokenCell cell;
  final Callers callers;
  final Breaker breaker;
  final WayBack wayBack;

  /** Whose rule decides instead of this one; null if all requests are one merchant's. */
  final @Nullable Merchants merchants;

  private final Destinations destinations;
  final Fallback fallback = new Fallback(this);
  final boolean observes;
  final boolean off;

  /** Whether this process is outside the share whose requests get the token. */
  final boolean outside;

  /** Of which calls get the token, where each is drawn; null where they are not. */
  private final @Nullable Share share;

  final boolean overwrites;
  final boolean allowsHttp;
  final boolean allowsRedirects;

  /** A request needs one of them, unless there is none. */
  final String[] required;

  /** Whether a request that is nobody's fails. */
  final boolean enforces;

  /** Whether a request for which there is no token fails. */
  final boolean fails;

  final boolean warmsUp;

  /** Whether it notices that an API goes on refusing the token. */
  final boolean breaks;

  final long tokenTimeoutNanos;

  /** How long past its end a token may be sent. */
  final long staleNanos;

  /** Of requests that may be sent once more, in capitals. */
  final Set<String> replayMethods;

  /** Whether a POST or PATCH may that has an idempotency key. */
  final boolean replaysKeyed;

  /** The headers that are dropped when, and only when, the token is set. */
  final List<String> dropped;

  final List<String> legacyHeaders;
  final @Nullable RetiredApi retired;

  /** What of a path is shown. */
  final PathTemplates templates;

  /** Whether calls can be sent elsewhere under it. */
  final boolean moves;

  /** Whether its mode is one that adds tokens and moves nothing. */
  final boolean adds;

  final Arrivals arrivals = new Arrivals();
  private final List<Operation> except;

  /** As {@link #templates}, of what is rewritten. */
  final PathTemplates oldTemplates;

  /** Whether the credential is tried while nothing is changed. */
  final boolean triesCredential;

  final AtomicBoolean credentialTried = new AtomicBoolean();

  /** What has been said of requests to its hosts and to none of its paths. */
  final Strays.Said strays = new Strays.Said();

  final Decision switchedOff = new Decision(Decision.Kind.OFF, this);
  final Decision outsidePercent = new Decision(Decision.Kind.OUTSIDE_PERCENT, this);
  final Decision plainHttp = new Decision(Decision.Kind.PLAIN_HTTP, this);
  final Decision otherMethod = new Decision(Decision.Kind.OTHER_METHOD, this);
  final Decision otherPath = new Decision(Decision.Kind.OTHER_PATH, this);
  final Decision tokenRequest = new Decision(Decision.Kind.TOKEN_REQUEST, this);
  final Decision lacksHeader = new Decision(Decision.Kind.LACKS_HEADER, this);
  final Decision redirected = new Decision(Decision.Kind.REDIRECTED, this);
  final Decision observed = new Decision(Decision.Kind.OBSERVED, this);
  final Decision keepsOwn = new Decision(Decision.Kind.KEEPS_OWN, this);
  final Decision otherCaller = new Decision(Decision.Kind.OTHER_CALLER, this);
  final Decision unmapped = new Decision(Decision.Kind.UNMAPPED, this);
  final Decision breakerOpen = new Decision(Decision.Kind.BREAKER_OPEN, this);
  final Decision token = new Decision(Decision.Kind.TOKEN, this);

  Rule(RuleConfig config, Cells cells, IssuedTokens issued) {
    this(config, cells, issued, cells.of(config.credential));
  }

  /** With a cell that does not last. */
  Rule(RuleConfig config, Cells cells, IssuedTokens issued, TokenCell cell) {
    this.name = config.name;
    this.credential = config.credential.name;
    this.cell = cell;
    this.callers = cells.callersOf(config);
    this.breaker = cells.breakerOf(config);
    this.wayBack = cells.wayBackOf(config);
    this.merchants = config.byLegacyToken ? new Merchants(config, cells, issued) : null;
    this.enforces = config.treatment.mode == Mode.ENFORCE;
    this.triesCredential = config.treatment.migration.dryRun;
    this.observes = config.treatment.mode == Mode.OBSERVE;
    this.off = config.treatment.mode == Mode.OFF;
    this.share = config.treatment.share.drawsCalls() ? config.treatment.share : null;
    this.outside = !observes && share == null && !config.treatment.share.hasProcess;
    this.overwrites = config.treatment.overwrite;
    this.allowsHttp = config.selection.allowHttp;
    this.allowsRedirects = config.selection.redirectedFromElsewhere;
    this.required = names(config.selection.requiredHeaders).toArray(new String[0]);
    this.fails = config.patience.onTokenFailure == OnTokenFailure.FAIL;
    this.warmsUp = config.credential.use.warmUp && decorates();
    this.breaks = config.treatment.breakerPercent > 0;
    this.tokenTimeoutNanos = config.patience.tokenTimeoutNanos;
    this.staleNanos = config.credential.use.serveStaleNanos;
    this.replayMethods = config.treatment.replayMethods;
    this.replaysKeyed = replayMethods.contains(IdempotencyKey.ENTRY);
    this.legacyHeaders = names(config.treatment.legacyHeaders);
    this.dropped =
        config.treatment.mode.replaces() ? legacyHeaders : Collections.<String>emptyList();
    this.retired = config.treatment.migration.retired;
    this.templates =
        new PathTemplates(config.selection.paths, config.treatment.migration.operations);
    this.moves = config.treatment.mode.replaces();
    this.adds = config.treatment.mode == Mode.ADD;
    this.except = config.rewriting.except;
    this.oldTemplates =
        new PathTemplates(
            Collections.<bearer.agent.net.PathPattern>emptyList(), config.rewriting.operations);
    this.destinations = new Destinations(this, issued, cells.ledgerOf(config));
  }

  /** Whether an operation has no sure twin where it would be sent. */
  boolean excludes(String method, String target) {
    for (Operation operation : except) {
      if (operation.is(method, target)) {
        return true;
      }
    }
    return false;
  }

  /** Whether requests of it get, or would get, a lasting cell's token. */
  boolean has(TokenCell asked) {
    return merchants == null ? cell == asked : merchants.has(asked);
  }

  /** Has the first tokens fetched behind everybody, where the operator wants that. */
  void warmUp() {
    if (merchants != null) {
      merchants.warmUp();
    } else if (warmsUp) {
      cell.warmUp();
    }
  }

  /** What is kept of a host, as a client names it. */
  Destination at(String host) {
    return destinations.at(host);
  }

  /** What a request gets that all else is in order with. */
  Decision granted() {
    return breaker.isOpen() ? breakerOpen : token;
  }

  /** Whether a call is outside the share of those that get the token. */
  <R> boolean leavesOut(Hop<R> hop, R request) {
    if (share == null) {
      return outside;
    }
    boolean drawn = share.drawsUnsafe || SafeMethods.have(hop.method(request));
    return drawn ? hop.draw(request) >= share.percent : !share.hasProcess;
  }

  /** Whether requests of it get tokens. */
  boolean decorates() {
    return !off && !observes && !outside;
  }

  private static List<String> names(List<HeaderName> headers) {
    List<String> names = new ArrayList<>();
    for (HeaderName header : headers) {
      names.add(header.text);
    }
    return names;
  }
}
