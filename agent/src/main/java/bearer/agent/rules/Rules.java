package bearer.agent.rules;

import bearer.agent.config.AgentConfig;
import bearer.agent.hop.Hop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules as they are at one moment. Immutable; deciding changes nothing and waits for nobody.
 */
final class Rules {
  final Rule rule;

  private final Targets targets;
  private final IssuedTokens issued;
  private final Decision plainHttp;
  private final Decision otherMethod;
  private final Decision otherPath;
  private final Decision observed;
  private final Decision keepsOwn;
  private final Decision token;

  Rules(AgentConfig config, Rule rule, IssuedTokens issued) {
    this.rule = rule;
    this.issued = issued;
    this.targets = new Targets(config, rule.cell);
    this.plainHttp = new Decision(Decision.Kind.PLAIN_HTTP, rule);
    this.otherMethod = new Decision(Decision.Kind.OTHER_METHOD, rule);
    this.otherPath = new Decision(Decision.Kind.OTHER_PATH, rule);
    this.observed = new Decision(Decision.Kind.OBSERVED, rule);
    this.keepsOwn = new Decision(Decision.Kind.KEEPS_OWN, rule);
    this.token = new Decision(Decision.Kind.TOKEN, rule);
  }

  <R> Decision decide(Hop<R> hop, R request) {
    String host = hop.host(request);
    String scheme = hop.scheme(request);
    if (host == null || scheme == null) {
      return Decision.OTHER_HOST;
    }
    switch (targets.match(hop, request, scheme, host)) {
      case MATCH:
        return matched(hop, request);
      case PLAIN_HTTP:
        return plainHttp;
      case OTHER_PATH:
        return otherPath;
      default:
        return Decision.OTHER_HOST;
    }
  }

  private <R> Decision matched(Hop<R> hop, R request) {
    String method = hop.method(request);
    if (method.equalsIgnoreCase("TRACE") || method.equalsIgnoreCase("CONNECT")) {
      return otherMethod;
    }
    if (rule.observes) {
      return observed;
    }
    return !rule.overwrites && hasOwnAuthorization(hop, request) ? keepsOwn : token;
  }

  /** Anything but tokens of ours. */
  private <R> boolean hasOwnAuthorization(Hop<R> hop, R request) {
    List<String> values = authorization(hop, request);
    if (values != null) {
      for (String value : values) {
        if (!issued.in(value)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a token of ours is among the values. */
  <R> boolean hasOurs(Hop<R> hop, R request) {
    List<String> values = issued.isEmpty() ? null : authorization(hop, request);
    if (values != null) {
      for (String value : values) {
        if (issued.in(value)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Null if there is none, as with nearly all requests. */
  private static <R> @Nullable List<String> authorization(Hop<R> hop, R request) {
    return hop.header(request, Edits.AUTHORIZATION) == null
        ? null
        : hop.headers(request, Edits.AUTHORIZATION);
  }
}
