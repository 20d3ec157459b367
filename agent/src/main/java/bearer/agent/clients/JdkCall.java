package bearer.agent.clients;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The agent's side of {@link bearer.agent.bridge.Bridge#replace} for one JDK client. */
public interface JdkCall {
  /**
   * Returns {@code value} itself, or a changed copy of the same type.
   *
   * @param self the object that holds the connection's target
   */
  @Nullable Object replace(Object self, @Nullable Object value) throws IOException;

  /**
   * Returns {@code result} itself, or what the method is to go on with.
   *
   * @param self the object whose method asked
   */
  int answer(Object self, int result) throws IOException;
}
