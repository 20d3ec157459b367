package bearer.agent.config;

import bearer.agent.net.PathPattern;
import bearer.agent.net.Rewrite;
import java.util.Collections;
import java.util.List;

/** Which requests to another URL a rule is for too, and where they are sent then. */
public final class Rewriting extends Content {
  public static final Rewriting NONE =
      new Rewriting(
          Collections.<Rewrite>emptyList(),
          Collections.<Operation>emptyList(),
          Collections.<PathPattern>emptyList());

  public final List<Rewrite> rewrites;

  /** Those that have no sure twin: they stay where they are. */
  public final List<Operation> except;

  /** Paths of the old URL, as far as they are worth being shown. */
  public final List<PathPattern> operations;

  public Rewriting(List<Rewrite> rewrites, List<Operation> except, List<PathPattern> operations) {
    this.rewrites = rewrites;
    this.except = except;
    this.operations = operations;
  }

  @Override
  Object[] parts() {
    return new Object[] {rewrites, except, operations};
  }
}
