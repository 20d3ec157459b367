package bearer.agent.rules;

import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * Of two first values exactly one binds, whatever the threads do. Guard: comparing and setting in
 * one step, which a stress of two threads does not find missing.
 */
public final class BindingLincheckTest {
  private final Binding binding = new Binding("x-picpay-token", List.of());

  @Operation
  public boolean first() {
    return binding.admits("first");
  }

  @Operation
  public boolean second() {
    return binding.admits("second");
  }

  @Test
  void operations_underModelChecking_bindOneValue() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(50)
        .threads(2)
        .actorsBefore(0) // they would bind it
        .actorsPerThread(2)
        .check(BindingLincheckTest.class);
  }
}
