package bearer.agent.cli;

/** Why a command could not be carried out. */
final class Failure extends Exception {
  /** Nothing is there to be asked, or it does not answer. */
  static final int NO_AGENT = 3;

  /** The JVM cannot be reached at all. */
  static final int UNREACHABLE = 5;

  final int exitCode;

  Failure(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }
}
