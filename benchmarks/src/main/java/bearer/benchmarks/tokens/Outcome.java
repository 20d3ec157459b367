package bearer.benchmarks.tokens;

import bearer.sandbox.AuthorizationServer;
import java.util.Locale;

/**
 * What was counted.
 *
 * @param requests at the token endpoint, without the first one of a primed load
 * @param refused those of them with a secret that was not valid any more
 * @param control the calls that never carry a token
 * @param lastCall {@code ok}, {@code failed} or {@code none}
 * @param firstFailure of a call; empty if there was none
 */
record Outcome(
    int requests,
    int refused,
    int mostInFlight,
    long calls,
    long failed,
    long overTen,
    long slowestMicros,
    long slowestAtMillis,
    Control control,
    String lastCall,
    String firstFailure) {

  /** Calls to the server for which no token is meant, by the same threads. */
  record Control(long calls, long overTen, long slowestMicros) {}

  static Outcome of(Options result, String failure, Stage stage, boolean primed) {
    Control control =
        new Control(
            result.number("control.count"),
            result.number("control.overTen"),
            result.number("control.slowestMicros"));
    AuthorizationServer server = stage.server();
    int requests = server.requests().size();
    return new Outcome(
        requests - (primed && requests > 0 ? 1 : 0),
        server.answered(401),
        server.mostInFlight(),
        result.number("count"),
        result.number("failed"),
        result.number("overTen"),
        result.number("slowestMicros"),
        result.number("slowestAtMillis"),
        control,
        result.text("last"),
        failure);
  }

  /** For the table; a baseline has no token requests. */
  String cell(boolean withRequests) {
    StringBuilder cell = new StringBuilder();
    if (withRequests) {
      cell.append(requests).append(" req");
      cell.append(refused > 0 ? ", " + refused + " of them refused" : "");
      cell.append(mostInFlight > 1 ? " (" + mostInFlight + " at once)" : "");
    }
    if (calls > 0) {
      cell.append(cell.isEmpty() ? "" : ", ").append(failed).append('/').append(calls);
      cell.append(" failed, slowest ").append(millis(slowestMicros));
    }
    if (control.calls() > 0) {
      cell.append(" (others ").append(millis(control.slowestMicros())).append(')');
    }
    if (!lastCall.equals("none")) {
      cell.append(", later call ").append(lastCall);
    }
    return cell.toString();
  }

  private static String millis(long micros) {
    return micros < 100_000
        ? String.format(Locale.ROOT, "%.1f ms", micros / 1000.0)
        : micros / 1000 + " ms";
  }
}
