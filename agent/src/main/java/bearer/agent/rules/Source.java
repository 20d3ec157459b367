package bearer.agent.rules;

import bearer.agent.net.Rewrite;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one rule rewrites, below one URL. */
final class Source implements Comparable<Source> {
  final Rewrite rewrite;
  final Rule rule;

  /** Whether it has been tried to get to where requests would be sent. */
  final AtomicBoolean tried = new AtomicBoolean();

  Source(Rewrite rewrite, Rule rule) {
    this.rewrite = rewrite;
    this.rule = rule;
  }

  /** The longest beginning of a path first. */
  @Override
  public int compareTo(Source other) {
    return Integer.compare(other.rewrite.from.path.length(), rewrite.from.path.length());
  }
}
