package bearer.benchmarks.tokens;

import bearer.sandbox.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the authorization server and the application do, and what must come of it. */
final class Scenario {
  /** Something that happens a while after the first token was issued. */
  record Event(int afterMillis, Action action) {}

  /** What happens then. */
  interface Action {
    void happen(Stage stage) throws Exception;
  }

  final String id;
  final String title;
  final Load load;
  final Bound bound;
  int lifeSeconds = 300;
  int refreshBeforeMillis = 75_000;
  int marginMillis = 10_000;
  int runs = 1;
  UnaryOperator<Script> script = endpoint -> endpoint;
  final List<String> agentOptions = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  final Map<Subject, String> notApplicable = new EnumMap<>(Subject.class);
  final Map<Subject, String> notes = new EnumMap<>(Subject.class);
  private final Set<Subject> subjects = EnumSet.complementOf(EnumSet.of(Subject.NOBODY));

  Scenario(String id, String title, Load load, Bound bound) {
    this.id = id;
    this.title = title;
    this.load = load;
    this.bound = bound;
  }

  /** The others refresh after three quarters of the life, and give up in its last tenth. */
  Scenario life(int seconds) {
    lifeSeconds = seconds;
    refreshBeforeMillis = seconds * 250;
    marginMillis = seconds * 100;
    return this;
  }

  /** For all, as {@code bearer.refresh-before} for the agent. */
  Scenario refreshBefore(int millis) {
    refreshBeforeMillis = millis;
    return agent("bearer.refresh-before=" + millis + "ms");
  }

  /** What becomes of a token endpoint that is well and answers at once. */
  Scenario server(UnaryOperator<Script> newScript) {
    script = newScript;
    return this;
  }

  Scenario agent(String option) {
    agentOptions.add(option);
    return this;
  }

  Scenario after(int millis, Action action) {
    events.add(new Event(millis, action));
    return this;
  }

  /** Measures the same load without tokens, too. */
  Scenario baseline() {
    subjects.add(Subject.NOBODY);
    return this;
  }

  /** Of these runs the one with the least slowest call counts: a busy machine can only add. */
  Scenario bestOf(int times) {
    runs = times;
    return this;
  }

  Scenario notFor(String reason, Subject... whom) {
    Arrays.asList(whom).forEach(subject -> notApplicable.put(subject, reason));
    return this;
  }

  Scenario note(String note, Subject... whom) {
    Arrays.asList(whom).forEach(subject -> notes.put(subject, note));
    return this;
  }

  /** Why it cannot be run with that one, or null. */
  @Nullable String obstacle(Subject subject) {
    return notApplicable.get(subject);
  }

  boolean concerns(Subject subject) {
    return subjects.contains(subject);
  }
}
