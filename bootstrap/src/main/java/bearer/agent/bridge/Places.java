package bearer.agent.bridge;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The agent's side of the {@link Bridge}. Called by application threads, any number at a time. */
public interface Places {
  /** See {@link Bridge#enter}. */
  @Nullable Object enter(int place, Object self, Object[] arguments) throws IOException;

  /** See {@link Bridge#exit}. */
  @Nullable Object exit(
      int place,
      Object state,
      Object self,
      Object @Nullable [] arguments,
      @Nullable Object result,
      @Nullable Throwable thrown)
      throws IOException;

  /** An exception that must not reach the application. */
  void failed(int place, Throwable problem);
}
