package bearer.agent.report;

import static bearer.agent.report.Finding.State.LOOK;
import static bearer.agent.report.Finding.State.WELL;
import static bearer.agent.report.Finding.State.WRONG;

import bearer.agent.report.Finding.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Why calls carry no token: what {@code status} says of an agent, asked in the order in which a
 * call could miss it.
 */
public final class Diagnosis {
  private final Facts status;
  private final String pid;
  private final List<Finding> findings = new ArrayList<>();

  private Diagnosis(Facts status, String pid) {
    this.status = status;
    this.pid = pid;
  }

  /**
   * From the agent itself to the API's answers.
   *
   * @param status what {@code status --json} printed
   * @param pid for what is to be typed next
   * @throws IllegalArgumentException if it is no JSON object
   */
  public static List<Finding> of(String status, String pid) {
    Facts facts = Json.object(status.trim());
    if (facts == null) {
      throw new IllegalArgumentException("no status");
    }
    Diagnosis diagnosis = new Diagnosis(facts, pid);
    diagnosis.agent();
    diagnosis.clients();
    diagnosis.rules();
    diagnosis.changes();
    diagnosis.tokens();
    diagnosis.hosts();
    diagnosis.calls();
    diagnosis.answers();
    return diagnosis.findings;
  }

  private void agent() {
    String state = status.text("state");
    if (state.equals("active")) {
      add(WELL, "the agent " + status.text("version") + " is active", "");
    } else if (state.startsWith("paused")) {
      add(WRONG, "the agent is " + state, "resume " + pid);
    } else if (state.startsWith("off")) {
      add(WRONG, "the agent is " + state, "bearer.enabled=true in " + status.text("file"));
    } else {
      add(WRONG, "the agent is " + state, "check with the service's settings shows every mistake");
    }
    for (String warning : status.texts("warnings")) {
      add(LOOK, warning, "");
    }
  }

  private void clients() {
    Facts unseen = status.one("unseen");
    if (!unseen.has("woven_and_never_called")) {
      add(
          LOOK,
          "no HTTP client that the agent knows has been loaded yet",
          "send a call; if one was sent, its client is not among those of docs/clients.md");
    }
    for (String client : unseen.texts("woven_and_never_called")) {
      add(LOOK, "loaded, and no call has been seen of it: " + client, "");
    }
    for (String code : new String[] {"BA-202", "BA-203", "BA-211", "BA-212", "BA-421"}) {
      if (isSaid(code)) {
        add(WRONG, code + " was said", "problem " + code + "; the line itself is in the log");
      }
    }
    for (String connection : unseen.texts("past_the_agent")) {
      add(WRONG, "goes past the agent: " + connection, "use a client that the agent knows there");
    }
  }

  private void rules() {
    for (Facts rule : status.all("rules")) {
      String name = "rule " + rule.text("name");
      String mode = rule.text("mode");
      if (mode.equals("off") || mode.equals("observe")) {
        add(WRONG, name + " is in mode " + mode + ": it changes nothing", "mode " + pid + " add");
      } else if (!rule.flag("this_process_is_in")) {
        String share = rule.number("percent") + " percent";
        add(WRONG, name + ": this process is outside the " + share, "percent " + pid + " 100");
      } else {
        add(WELL, name + " is in mode " + mode, "");
      }
    }
  }

  private void changes() {
    for (Facts change : status.all("overrides")) {
      String what = change.text("what") + ' ' + change.text("value");
      add(LOOK, "changed by hand: " + what.trim() + ", by " + change.text("by"), "reset " + pid);
    }
  }

  private void tokens() {
    for (Facts credential : status.all("credentials")) {
      String name = "credential " + credential.text("name");
      String failure = credential.text("last_failure");
      boolean there = credential.text("token").equals("there is one");
      if (!failure.isEmpty()) {
        String since = " for " + credential.number("failing_for_s") + " s";
        String state = there ? ": its token is renewed in vain" : ": no token can be had";
        add(there ? LOOK : WRONG, name + state + since + ", " + failure, "problem " + failure);
      } else if (there) {
        add(WELL, name + " has a token", "");
      } else {
        add(LOOK, name + " has no token yet", "the first call that is to carry one asks for it");
      }
    }
  }

  private void hosts() {
    for (String host : status.one("unseen").texts("configured_and_never_called")) {
      add(LOOK, "configured and never called: " + host, "explain " + pid + " URL, as it is called");
    }
    for (String code : new String[] {"BA-411", "BA-412", "BA-414"}) {
      if (isSaid(code)) {
        add(LOOK, code + " was said: calls nearly fit a rule", "problem " + code);
      }
    }
  }

  private void calls() {
    for (Facts entry : status.all("calls")) {
      String where = " to " + entry.text("host") + ", rule " + entry.text("rule");
      for (Remedy remedy : Remedy.values()) {
        long calls = entry.number(remedy.outcome.replace('-', '_'));
        if (calls > 0) {
          String text = calls + (calls == 1 ? " call" : " calls") + where + ": " + remedy.words();
          add(remedy.state, text, remedy.cure);
        }
      }
    }
  }

  private void answers() {
    for (Facts api : status.all("apis")) {
      String rule = "rule " + api.text("rule");
      if (api.flag("calls_go_out_without_it")) {
        String cure = "token shows what the token says of itself; resume " + pid + " --rule NAME";
        add(WRONG, rule + ": the API refuses the token, calls go out without it", cure);
      } else if (api.flag("refuses_the_token")) {
        add(WRONG, rule + ": the API refuses the token", "token shows what it says of itself");
      }
    }
  }

  private boolean isSaid(String code) {
    for (String said : status.texts("said")) {
      if (said.startsWith(code)) {
        return true;
      }
    }
    return false;
  }

  private void add(State state, String text, String cure) {
    findings.add(new Finding(state, text, cure));
  }
}
