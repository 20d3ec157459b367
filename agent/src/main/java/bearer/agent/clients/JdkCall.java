package bearer.agent.clients;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The agent's side of {@link bearer.agent.bridge.Bridge#replace} for one JDK client. */
public interface JdkCall {
  /**
   * @param self the object that holds the connection's target
   * @return {@code value} itself, or a changed copy of the same type
   */
  @Nullable Object replace(Object self, @Nullable Object value) throws IOException;

  /**
   * @param self the object whose method asked
   * @return {@code result} itself, or what the method is to go on with
   */
  int answer(Object self, int result) throws IOException;
}
