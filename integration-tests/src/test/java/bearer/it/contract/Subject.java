package bearer.it.contract;

/** What a run of the contract is about, and what its JVMs said. For one thread. */
abstract class Subject {
  final ClientOnJdk about;
  private boolean stopped;

  Subject(ClientOnJdk about) {
    this.about = about;
  }

  /** A test begins. */
  void begin() {}

  /** What the JVMs that the test used have written, each in whole lines. */
  abstract String stderr();

  /** Further tests would fail for the same reason. */
  final void stop() {
    stopped = true;
  }

  final boolean stopped() {
    return stopped;
  }

  @Override
  public String toString() {
    return about.toString();
  }
}
