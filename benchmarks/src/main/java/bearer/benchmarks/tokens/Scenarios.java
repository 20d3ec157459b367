package bearer.benchmarks.tokens;

import static bearer.benchmarks.tokens.Subject.AWS_NON_BLOCKING;
import static bearer.benchmarks.tokens.Subject.AWS_ONE_CALLER;
import static bearer.benchmarks.tokens.Subject.GOOGLE;
import static bearer.benchmarks.tokens.Subject.SPRING;

import bearer.sandbox.Answer;
import bearer.sandbox.Script;
import java.util.List;

/** Everything that is measured with threads and sockets. */
final class Scenarios {
  private static final Script UNAVAILABLE = Script.always(Answer.json(503, "{}"));
  private static final String NO_DEADLINE = "no deadline for callers";
  private static final String NO_INVALIDATION = "its cache cannot be told of a 401";

  private Scenarios() {}

  static List<Scenario> all() {
    return List.of(
        cold(),
        expiry(),
        failingColdStart(),
        outage(),
        slowServer(),
        lateRefusals(),
        revocation(),
        idle(),
        closing(),
        rotation());
  }

  private static Scenario cold() {
    return new Scenario(
            "cold",
            "500 threads cold, server takes 200 ms",
            Load.burst(500),
            Bound.requests("1 request", 1, 1))
        .server(endpoint -> endpoint.after(200))
        .baseline();
  }

  private static Scenario expiry() {
    return new Scenario(
            "expiry",
            "across an expiry, 50 threads x every 50 ms, server takes 200 ms, best of 3",
            Load.steady(50, 50, 4800),
            Bound.requests("1 request, slowest call <= 10 ms beyond the others", 1, 1)
                .slowestBeyondOthers(10))
        .life(4)
        .server(endpoint -> endpoint.after(200))
        .bestOf(3)
        .baseline();
  }

  private static Scenario failingColdStart() {
    return new Scenario(
            "failing",
            "cold start, 100 threads, server answers 503 after 200 ms, best of 3",
            Load.burst(100),
            Bound.requests("1 request, all told within 300 ms", 1, 1).whoeverFails().slowest(300))
        .server(endpoint -> UNAVAILABLE.after(200))
        .bestOf(3)
        .baseline();
  }

  /** The agent's token is due after 4.5 s and usable until 7.2 s. */
  private static Scenario outage() {
    return new Scenario(
            "outage",
            "server down for 2.4 s while the token lives, 50 threads x every 50 ms",
            Load.steady(50, 50, 6900),
            Bound.requests("0 failed calls, <= 6 requests", 1, 6))
        .life(8)
        .refreshBefore(3500)
        .server(endpoint -> Script.inTurn(endpoint, UNAVAILABLE.after(20)));
  }

  private static Scenario slowServer() {
    return new Scenario(
            "slow",
            "100 threads cold with a deadline of 2 s, server takes 6 s",
            Load.burst(100).lastCallAt(7000),
            Bound.requests("1 request, all released at 2 s, the token lands", 1, 1)
                .whoeverFails()
                .slowest(2200))
        .server(endpoint -> endpoint.after(6000))
        .agent("bearer.token-timeout=2s")
        .note(NO_DEADLINE, GOOGLE, SPRING, AWS_ONE_CALLER, AWS_NON_BLOCKING);
  }

  /** The agent takes a 401 for the token's fault once the token is 5 s old. */
  private static Scenario lateRefusals() {
    return new Scenario(
            "late-401",
            "100 late 401s for one old token, 10 ms apart, server takes 200 ms",
            Load.burst(100).from(5500).to(LateRefusals.PATH),
            Bound.requests("1 request, 0 failed calls", 1, 1))
        .server(endpoint -> endpoint.after(200))
        .notFor(NO_INVALIDATION, AWS_ONE_CALLER, AWS_NON_BLOCKING);
  }

  private static Scenario revocation() {
    return new Scenario(
            "revoked",
            "token revoked before its expiry, 100 threads x every 100 ms, server takes 200 ms",
            Load.steady(100, 100, 7500).from(5000),
            Bound.requests("1 request, 0 failed calls", 1, 1))
        .server(endpoint -> endpoint.after(200))
        .after(6000, stage -> stage.revokeTokens())
        .notFor(NO_INVALIDATION, AWS_ONE_CALLER, AWS_NON_BLOCKING);
  }

  private static Scenario idle() {
    return new Scenario(
            "idle",
            "idle for 3 lifetimes after one call",
            Load.steady(0, 0, 0).from(6500),
            Bound.requests("1 request at most", 0, 1))
        .life(2);
  }

  /** The second call comes when the agent's back-off, 1 s at most, is over. */
  private static Scenario closing() {
    return new Scenario(
            "closing",
            "server closes without an answer, 2 attempts",
            Load.steady(1, 1200, 1300).unprimed(),
            Bound.requests("exactly 1 POST per attempt", 2, 2).whoeverFails())
        .server(endpoint -> Script.always(Answer.none()))
        .note("its POST is the JDK client's", AWS_ONE_CALLER, AWS_NON_BLOCKING);
  }

  /** The first refresh, after 4 s, meets a secret that is gone; the next one is there at 4.6 s. */
  private static Scenario rotation() {
    return new Scenario(
            "rotation",
            "secret revoked, its file swapped 1.6 s later, 20 threads x every 50 ms",
            Load.steady(20, 50, 9000),
            Bound.requests("0 failed calls", 1, Integer.MAX_VALUE))
        .life(8)
        .refreshBefore(4000)
        .after(3000, Stage::revokeOldSecret)
        .after(4600, Stage::swapSecretFile)
        .note("the file is read by its caller's code", GOOGLE, AWS_ONE_CALLER, AWS_NON_BLOCKING)
        .note("the secret is part of the registration", SPRING);
  }
}
