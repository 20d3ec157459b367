package bearer.agent.base;

final class NoAlarms implements Alarms, Runnable {
  @Override
  public Runnable after(long nanos, Runnable task) {
    return this;
  }

  @Override
  public void run() {
    // there is nothing to take back
  }
}
