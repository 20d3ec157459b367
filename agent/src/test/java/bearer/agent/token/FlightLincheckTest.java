package bearer.agent.token;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Whoever comes while a flight lands is told, once. Guard: one monitor for coming and landing,
 * which a stress of many threads does not find missing.
 */
public final class FlightLincheckTest {
  private final Flight flight = new Flight(null, 0);
  private final AtomicInteger come = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();
  private final AtomicInteger landed = new AtomicInteger();
  private final Runnable callback = told::incrementAndGet;

  @Operation
  public void come() {
    come.incrementAndGet();
    if (!flight.whenLanded(callback)) {
      told.incrementAndGet();
    }
  }

  @Operation(runOnce = true)
  public void land() {
    flight.succeed(new Token("t", 0, 0));
    landed.incrementAndGet();
  }

  @Validate
  public void everybodyWasTold() {
    if (landed.get() > 0 && told.get() != come.get()) {
      throw new IllegalStateException(come + " came, " + told + " told");
    }
  }

  @Test
  void operations_underModelChecking_leaveNobodyWaiting() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(50)
        .threads(2)
        .actorsPerThread(2)
        .check(FlightLincheckTest.class);
  }
}
