package bearer.agent.rules;

import bearer.agent.blindspots.BlindSpots;
import bearer.agent.config.AgentConfig;
import bearer.agent.config.Credential;
import bearer.agent.config.RuleConfig;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import bearer.agent.net.HostPattern;
import bearer.agent.net.Origin;
import bearer.agent.net.PathPattern;
import bearer.agent.net.Rewrite;
import bearer.agent.token.TokenCell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All rules as they are at one moment. Immutable; deciding counts, tells and waits for nothing, and
 * allocates nothing for a host that is known already. It changes one thing: the first caller's
 * value is the one that a credential is for.
 */
final class Rules {
  private final List<Rule> all = new ArrayList<>();

  final Cells cells;
  private final TokenCell[] tokenSources;
  private final Hosts hosts;
  private final TokenEndpoints endpoints;
  private final IssuedTokens issued;

  /** Whether any rule does. */
  final boolean rewrites;

  Rules(AgentConfig config, Cells cells, IssuedTokens issued) {
    this.cells = cells;
    this.tokenSources = cells.all();
    this.issued = issued;
    List<Claim> claims = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    for (RuleConfig rule : config.rules) {
      add(rule, claims, sources);
    }
    hosts = new Hosts(claims, sources);
    rewrites = !sources.isEmpty();
    new CellUse(all).of(tokenSources);
    endpoints = new TokenEndpoints(config, cells);
  }

  private void add(RuleConfig config, List<Claim> claims, List<Source> sources) {
    Rule rule = new Rule(config, cells, issued);
    all.add(rule);
    for (Rewrite rewrite : config.rewriting.rewrites) {
      sources.add(new Source(rewrite, rule));
    }
    String[] methods = config.selection.methods.toArray(new String[0]);
    for (HostPattern host : config.selection.hosts) {
      for (PathPattern path : config.selection.paths) {
        claims.add(new Claim(host, path, methods, rule));
      }
    }
  }

  List<Rule> all() {
    return all;
  }

  /** The cell of a credential; null if no rule has it. */
  @Nullable TokenCell cellOf(Credential credential) {
    return cells.find(credential);
  }

  /** Lets go what only they have used. */
  void takeOver(Rules before) {
    new CellUse(all).of(before.tokenSources);
    Set<MerchantCells.Key> called = new HashSet<>();
    for (Rule rule : all) {
      if (rule.merchants != null) {
        called.addAll(rule.merchants.keys());
      }
    }
    before.cells.retainMerchants(called);
  }

  Evidence evidence(long now, CalledClients called, BlindSpots blindSpots) {
    return Evidence.of(cells, all, now, called, blindSpots);
  }

  /**
   * From now on the API takes the tokens of a rule again, whatever it has answered.
   *
   * @return the credentials whose breaker was open
   */
  List<String> closeBreakers(String name) {
    return Breakers.close(all, cells, name);
  }

  /** Whether a rule of that name goes on setting tokens. */
  boolean stillDecorates(Rule before) {
    for (Rule rule : all) {
      if (rule.name.equals(before.name)) {
        return rule.decorates();
      }
    }
    return false;
  }

  /** The same rules by another configuration: a credential that it still has keeps its cell. */
  Rules replacedBy(AgentConfig config, CellFactory factory) {
    return new Rules(config, cells.with(config, factory), issued);
  }

  /** Whether a request may be one that is rewritten where it begins; one comparison, mostly. */
  boolean mayRewrite(Decision decision) {
    if (!rewrites) {
      return false;
    }
    Host host = decision.host;
    return decision.kind == Decision.Kind.OTHER_PATH || (host != null && host.sources.length > 0);
  }

  /** What rewrites a request, if its rule does; null for nearly all requests. */
  <R> @Nullable Source source(Hop<R> hop, R request) {
    String named = rewrites ? hop.host(request) : null;
    Source[] sources = named == null ? null : hosts.of(named).sources;
    return sources == null || sources.length == 0 ? null : closest(sources, hop, request);
  }

  private static <R> @Nullable Source closest(Source[] sources, Hop<R> hop, R request) {
    if (isHttps(String.valueOf(hop.scheme(request)))) {
      int named = hop.port(request);
      String target = hop.target(request);
      for (Source source : sources) {
        if (source.rewrite.isFrom(named <= 0 ? 443 : named, target)) {
          return source;
        }
      }
    }
    return null;
  }

  /** Whether a rule is for any path of a host over TLS. */
  boolean isForTls(String named, int port) {
    for (Claim claim : hosts.of(named).claims.all) {
      if (!claim.rule.off && claim.host.matchesPort(port, 443)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a client cannot tell is the unsafe case over plain http: a proxy may read along, and
   * anybody may have sent a redirect. Of {@code https} it is believed.
   */
  <R> Decision decide(Hop<R> hop, R request) {
    String named = hop.host(request);
    if (named == null) {
      return Decision.OTHER_HOST;
    }
    Host host = hosts.of(named);
    return host.claims.isEmpty() ? host.elsewhere : decide(host, hop, request);
  }

  private <R> Decision decide(Host host, Hop<R> hop, R request) {
    String scheme = hop.scheme(request);
    if (scheme == null) {
      return host.elsewhere;
    }
    int usual = isHttps(scheme) ? 443 : 80;
    int named = hop.port(request);
    int port = named <= 0 ? usual : named;
    String target = hop.target(request);
    Claim claim = host.claims.closest(port, usual, target, hop, request);
    Claim nearest = claim == null ? host.claims.nearest(port, usual) : claim;
    if (nearest == null) {
      return host.elsewhere;
    }
    Rule rule = nearest.rule;
    if (rule.off) {
      return rule.switchedOff;
    }
    if (exposes(rule, host, scheme, hop, request)) {
      return neverCarries(hop, request) ? rule.otherMethod : rule.plainHttp;
    }
    if (TokenRequests.isAsked(target) || endpoints.isAsked(host.name, port, target)) {
      return rule.tokenRequest;
    }
    return claim == null ? rule.otherPath : matched(rule, hop, request);
  }

  private static boolean isHttps(String scheme) {
    return scheme.equalsIgnoreCase("https");
  }

  /**
   * Whether others could read the token. Loopback is an exception for direct connections alone: a
   * forward proxy may be anywhere.
   */
  private static <R> boolean exposes(Rule rule, Host host, String scheme, Hop<R> hop, R request) {
    boolean https = isHttps(scheme);
    if (https && hop.tls(request) != Fact.NO) {
      return false;
    }
    boolean allowed = rule.allowsHttp || (host.loopback && hop.forwardProxy(request) == Fact.NO);
    return !allowed || !(https || scheme.equalsIgnoreCase("http"));
  }

  /** A CONNECT for an https target is written in the clear, as it has to be. */
  private static <R> boolean neverCarries(Hop<R> hop, R request) {
    String method = hop.method(request);
    return method.equalsIgnoreCase("TRACE") || method.equalsIgnoreCase("CONNECT");
  }

  private <R> Decision matched(Rule rule, Hop<R> hop, R request) {
    if (neverCarries(hop, request)) {
      return rule.otherMethod;
    }
    if (rule.required.length > 0 && !hasRequired(rule, hop, request)) {
      return rule.lacksHeader;
    }
    if (!rule.allowsRedirects && isFromElsewhere(rule, hop, request)) {
      return rule.redirected;
    }
    if (rule.observes) {
      return rule.observed;
    }
    if (rule.leavesOut(hop, request)) {
      return rule.outsidePercent;
    }
    if (rule.overwrites) {
      return TokenRequests.isPosted(hop, request)
          ? rule.tokenRequest
          : forCaller(rule, hop, request);
    }
    return hasOwn(hop, request) ? rule.keepsOwn : forCaller(rule, hop, request);
  }

  private static <R> Decision forCaller(Rule rule, Hop<R> hop, R request) {
    Merchants merchants = rule.merchants;
    if (merchants != null) {
      Rule own = merchants.of(hop, request);
      return own == null ? rule.unmapped : own.granted();
    }
    return rule.callers.against(hop, request) == null ? rule.granted() : rule.otherCaller;
  }

  private static <R> boolean hasRequired(Rule rule, Hop<R> hop, R request) {
    for (String name : rule.required) {
      if (hop.header(request, name) != null) {
        return true;
      }
    }
    return false;
  }

  private <R> boolean isFromElsewhere(Rule rule, Hop<R> hop, R request) {
    String from = hop.redirectedFrom(request);
    if (from == null) {
      return false; // nearly all requests
    }
    return from.equals(Hop.UNKNOWN)
        ? !isHttps(String.valueOf(hop.scheme(request)))
        : !isOwn(rule, Origin.of(from));
  }

  private boolean isOwn(Rule rule, @Nullable Origin origin) {
    if (origin != null) {
      for (Source source : hosts.of(origin.host).sources) {
        if (source.rule == rule && source.rewrite.from.server.port == origin.port) {
          return true;
        }
      }
      for (Claim claim : hosts.of(origin.host).claims.all) {
        if (claim.rule == rule && claim.host.matchesPort(origin.port, origin.usualPort)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether {@code Authorization} has anything but tokens of ours. */
  private <R> boolean hasOwn(Hop<R> hop, R request) {
    if (hop.header(request, Edits.AUTHORIZATION) == null) {
      return false; // nearly all requests
    }
    for (String value : hop.headers(request, Edits.AUTHORIZATION)) {
      if (!issued.in(value)) {
        return true;
      }
    }
    return false;
  }
}
