package bearer.agent.token;

import bearer.agent.diag.Counters;
import bearer.agent.diag.Gauge;
import java.util.function.LongSupplier;

/** Shows a cell's state among the numbers. No lambdas: this runs while a class loads. */
public final class TokenGauges {
  private TokenGauges() {}

  public static void of(TokenCell cell, Counters counters) {
    counters.measure(
        Gauge.SECONDS_TO_EXPIRY,
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return cell.secondsToExpiry();
          }
        });
    counters.measure(
        Gauge.CURRENT_CREDENTIAL,
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return cell.currentCredential();
          }
        });
  }
}
