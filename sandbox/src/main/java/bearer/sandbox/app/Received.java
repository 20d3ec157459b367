package bearer.sandbox.app;

import bearer.sandbox.Request;

/** One request, without what nobody is to see: no query, no body. Thread-safe. */
final class Received {
  /** Before there is an answer. */
  static final int WAITING = -1;

  /** The connection was closed instead. */
  static final int NONE = 0;

  private static final int LONGEST_PATH = 120;

  final long number;
  final long millis;
  final String service;
  final Target target;
  final String method;
  final String path;
  final Proof proof;

  /** What went wrong on purpose; empty if nothing did. */
  final String fault;

  private volatile int status = WAITING;

  Received(
      long number,
      long millis,
      String service,
      Target target,
      Request request,
      Proof proof,
      String fault) {
    this.number = number;
    this.millis = millis;
    this.service = service;
    this.target = target;
    this.method = request.method();
    this.path = shortened(request.path());
    this.proof = proof;
    this.fault = fault;
  }

  private static String shortened(String path) {
    return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "..." : path;
  }

  void answered(int given) {
    status = given;
  }

  int status() {
    return status;
  }
}
