package bearer.agent.config;

/** For which part of what a rule is for it holds. */
public final class Share extends Content {
  /** From 0 to 100. */
  public final int percent;

  public final PercentBy by;

  /** Whether calls that change something are drawn too, which follow the process otherwise. */
  public final boolean drawsUnsafe;

  /** Whether this process is in, as far as processes or services are drawn. */
  public final boolean hasProcess;

  public Share(int percent, PercentBy by, boolean drawsUnsafe, boolean hasProcess) {
    this.percent = percent;
    this.by = by;
    this.drawsUnsafe = drawsUnsafe;
    this.hasProcess = hasProcess;
  }

  /** Whether calls are drawn one by one. */
  public boolean drawsCalls() {
    return by == PercentBy.REQUEST && percent > 0 && percent < 100;
  }

  @Override
  Object[] parts() {
    return new Object[] {percent, by, drawsUnsafe, hasProcess};
  }
}
