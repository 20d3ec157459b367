package bearer.agent.config;

/** How much each way of controlling the agent may do. */
public final class ControlConfig {
  /** Where nothing is set. */
  public static final ControlConfig DEFAULT =
      new ControlConfig(ControlLevel.READ_ONLY, ControlLevel.FULL, ControlLevel.FULL);

  public final ControlLevel jmx;

  /** The command line, which attaches. */
  public final ControlLevel attach;

  /** The file of {@code bearer.config}: read again under {@link ControlLevel#FULL} alone. */
  public final ControlLevel file;

  public ControlConfig(ControlLevel jmx, ControlLevel attach, ControlLevel file) {
    this.jmx = jmx;
    this.attach = attach;
    this.file = file;
  }

  /** Whether the file is read again. */
  public boolean watchesFile() {
    return file == ControlLevel.FULL;
  }

  boolean isSameAs(ControlConfig other) {
    return jmx == other.jmx && attach == other.attach && file == other.file;
  }
}
