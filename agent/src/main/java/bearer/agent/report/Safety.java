package bearer.agent.report;

import static bearer.agent.report.Reason.Weight.NO;
import static bearer.agent.report.Reason.Weight.NOTE;
import static bearer.agent.report.Reason.Weight.NOT_YET;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is safe to go to the next stage with a rule. Pure. What is not known speaks against
 * it: it says "not yet", never "yes".
 */
final class Safety {
  /** Jobs that run once a day have to be seen. */
  private static final long ENOUGH_HOURS = 24;

  private static final long FEW_ERRORS = 5;

  private final RuleFacts facts;
  private final @Nullable Stage next;
  private final boolean toEnforce;
  private final List<Reason> reasons = new ArrayList<>();

  private Safety(RuleFacts facts) {
    this.facts = facts;
    this.next = facts.stage.next(facts.rewrites);
    this.toEnforce = next != null && next.mode.equals("enforce");
  }

  static Verdict of(RuleFacts facts) {
    return new Safety(facts).verdict();
  }

  private Verdict verdict() {
    if (facts.stage.mode.equals("off")) {
      add(NOTE, "the next stage changes nothing on the wire", "");
    } else {
      callers();
      api();
      token();
      withoutToken();
      refusals();
      serverErrors();
      unseen();
      leftAlone();
      calls();
      time();
      seen();
    }
    reasons.sort(Comparator.comparing((Reason reason) -> reason.weight).reversed());
    return new Verdict(facts.rule, facts.stage, next, answer(), reasons);
  }

  private Verdict.Answer answer() {
    if (next == null) {
      return Verdict.Answer.DONE;
    }
    Reason.Weight heaviest = reasons.isEmpty() ? NOTE : reasons.get(0).weight;
    return heaviest == NO
        ? Verdict.Answer.NO
        : heaviest == NOT_YET ? Verdict.Answer.NOT_YET : Verdict.Answer.YES;
  }

  private void add(Reason.Weight weight, String text, String cure) {
    reasons.add(new Reason(weight, text, cure));
  }

  /** A payment must never be booked to another merchant. */
  private void callers() {
    if (facts.tellsCallersApart
        && (facts.of("legacy-values") > 1 || facts.of("other-caller") > 0)) {
      add(
          NO,
          "calls carry "
              + Math.max(2, facts.of("legacy-values"))
              + " different legacy tokens, and nobody has said whose they are",
          "give each merchant a credential (bearer.credential=by-legacy-token), or say"
              + " bearer.merge-callers=true if all are the same merchant");
    }
  }

  private void api() {
    if (facts.of("api-refuses") > 0) {
      add(
          NO,
          "the API goes on refusing the token, so calls go out without it",
          "find out why: the line BA-431 names what the API says");
    }
    if (facts.of("way-back") > 0) {
      add(
          toEnforce || next == null ? NOTE : NO,
          "calls without the token are answered with "
              + facts.of("way-back")
              + ": there is no way back",
          toEnforce || next == null
              ? ""
              : "have the old key work again before more calls depend on the token (BA-433)");
    }
  }

  private void token() {
    if (!facts.tokenFailure.isEmpty()) {
      add(
          NO,
          "the last token request failed (" + facts.tokenFailure + ")",
          "see " + facts.tokenFailure + " in docs/problems.md");
    } else if (facts.of("tokens") == 0) {
      add(
          NOT_YET,
          "no token has been obtained yet",
          "wait for a call, or ask: java -jar bearer-agent.jar refresh PID");
    }
  }

  private void withoutToken() {
    long without = facts.of("without-token") + facts.of("failed");
    if (without > 0) {
      boolean much = isMuch(without, without + facts.of("decorated"));
      add(
          toEnforce || much ? NO : NOTE,
          counted(without) + " had no token" + (toEnforce ? ": under enforce they fail" : ""),
          toEnforce || much ? "see BA-402 and the lines BA-301 to BA-327 before it" : "");
    }
    if (toEnforce && facts.of("unmapped") > 0) {
      add(
          NO,
          counted(facts.of("unmapped")) + " of merchants without a credential: they will fail",
          "add the digests of their legacy tokens to legacy-token-sha256 (BA-417)");
    }
    if (toEnforce && facts.of("not-moved") > 0) {
      add(
          NOT_YET,
          counted(facts.of("not-moved"))
              + " stayed at the old address: those that bearer.rewrite-except does not name will fail",
          "see BA-421 and BA-422");
    }
  }

  private void refusals() {
    long refused = facts.of("token-401") + facts.of("token-403");
    if (refused > 0) {
      boolean much = isMuch(refused, answers("token"));
      add(
          much ? NO : NOTE,
          refused
              + " of "
              + answers("token")
              + " answers to the token were 401 or 403 ("
              + percent(refused, answers("token"))
              + ")",
          much ? "see BA-407, BA-341 and BA-431: what the API says to the token" : "");
    }
  }

  private void serverErrors() {
    long with = facts.of("token-5xx");
    long without = facts.of("plain-5xx");
    if (with >= FEW_ERRORS
        && 100 * with * answers("plain") > (100 * without + answers("plain")) * answers("token")) {
      add(
          NOT_YET,
          percent(with, answers("token"))
              + " of the answers are 5xx with the token, "
              + percent(without, answers("plain"))
              + " without",
          "ask the API's provider, with the time of some of them");
    }
  }

  private long answers(String kind) {
    return facts.of(kind + "-2xx")
        + facts.of(kind + "-401")
        + facts.of(kind + "-403")
        + facts.of(kind + "-5xx")
        + facts.of(kind + "-others");
  }

  private void unseen() {
    if (facts.of("blind-spots") > 0) {
      add(
          NOT_YET,
          "something opens connections to the hosts whose calls the agent does not see",
          "see the lines BA-211 and BA-212: use a client that the agent knows there");
    }
    if (facts.rewrites && facts.of("cannot-rewrite") > 0) {
      add(
          NOT_YET,
          "some client's calls are not sent to the new address",
          "see the lines BA-421, BA-423 and BA-425");
    }
  }

  private void leftAlone() {
    if (!toEnforce && facts.of("unmapped") > 0) {
      add(
          NOTE,
          counted(facts.of("unmapped")) + " of merchants without a credential: left alone",
          "add the digests of their legacy tokens to legacy-token-sha256 (BA-417)");
    }
    if (facts.of("hosts-never-called") > 0) {
      add(
          NOTE,
          facts.of("hosts-never-called") + " of the configured hosts never called",
          "look whether they are still needed, or written wrong");
    }
    if (facts.of("keeps-own") > 0) {
      add(
          NOTE,
          counted(facts.of("keeps-own")) + " with an Authorization of the application's own",
          "");
    }
  }

  private void calls() {
    if (facts.of("paused") > 0) {
      add(NOT_YET, "the agent is paused or off in a process", "resume it, and look again");
    }
    if (facts.of("stages") > 1) {
      add(
          NOT_YET,
          "processes are at " + facts.of("stages") + " different stages",
          "bring all of them to the same one");
    }
    if (facts.calls() == 0) {
      add(
          NOT_YET,
          "no call that the rule is for has been seen at this stage",
          "wait for calls; if there should be some, see bearer.hosts and bearer.paths (BA-414)");
    } else if (facts.stage.decorates() && facts.of("decorated") == 0) {
      add(NOT_YET, "no call has carried the token yet", "wait for calls in a process that is in");
    } else if (facts.stage.decorates() && facts.of("token-2xx") == 0) {
      add(NOT_YET, "no call with the token has been answered with 2xx yet", "wait for answers");
    }
  }

  private void time() {
    long hours = facts.of("hours");
    if (next != null && hours < ENOUGH_HOURS) {
      add(
          NOT_YET,
          hours < 0
              ? "how long it has been at this stage is not known"
              : "it has been at this stage for " + hours + " h: a day shows what runs at night",
          hours < 0
              ? "set bearer.evidence-dir, or look again a day after the change"
              : "wait until it has been there for a day");
    }
  }

  private void seen() {
    if (facts.of("decorated") > 0) {
      add(
          NOTE,
          "seen in the last 24 hours: "
              + counted(facts.of("decorated"))
              + " with the token, "
              + percent(facts.of("token-2xx"), answers("token"))
              + " of the answers 2xx",
          "");
    } else if (facts.calls() > 0) {
      add(NOTE, "seen in the last 24 hours: " + counted(facts.calls()), "");
    }
  }

  /** One of a hundred. */
  private static boolean isMuch(long part, long whole) {
    return 100 * part >= whole;
  }

  private static String counted(long calls) {
    return calls == 1 ? "1 call" : calls + " calls";
  }

  static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
