package bearer.agent.cli;

import bearer.agent.base.Ticker;
import java.io.PrintWriter;

/** Says on a terminal how far a command is, if it takes more than a second. For one thread. */
final class Progress implements Runnable, AutoCloseable {
  private static final long SECOND = 1_000_000_000L;

  private final PrintWriter terminal;
  private final String what;
  private final boolean isShown = Terminal.isThere();
  private long said = Ticker.SYSTEM.nanos();
  private long count;
  private boolean isThere;

  /**
   * @param what is counted
   */
  Progress(PrintWriter terminal, String what) {
    this.terminal = terminal;
    this.what = what;
  }

  /** One more. */
  @Override
  public void run() {
    count++;
    if (isShown && Ticker.SYSTEM.nanos() - said > SECOND) {
      said = Ticker.SYSTEM.nanos();
      isThere = true;
      terminal.print("\r" + count + ' ' + what);
      terminal.flush();
    }
  }

  /** Leaves nothing behind. */
  @Override
  public void close() {
    if (isThere) {
      terminal.print("\r\u001b[K");
      terminal.flush();
    }
  }
}
