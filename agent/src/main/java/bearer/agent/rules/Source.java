package bearer.agent.rules;

import bearer.agent.net.Rewrite;

/** What one rule rewrites, below one URL. */
final class Source implements Comparable<Source> {
  final Rewrite rewrite;
  final Rule rule;

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
