package bearer.agent.bridge;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The agent's side of the {@link Bridge}. Called by application threads, any number at a time. */
public interface Decider {
  /** See {@link Bridge#outgoing}. */
  @Nullable HeaderEdit outgoing(
      String client,
      @Nullable String scheme,
      @Nullable String host,
      int port,
      @Nullable String path,
      @Nullable String authorization)
      throws IOException;

  /** See {@link Bridge#replace}. */
  @Nullable Object replace(String point, Object self, @Nullable Object value) throws IOException;

  /** See {@link Bridge#answer}. */
  int answer(int result, Object self, String point) throws IOException;

  /** See {@link Bridge#sent}. */
  void sent(Object exchange, @Nullable HeaderEdit edit);

  /** See {@link Bridge#refused}. */
  void refused(String client, Object exchange, @Nullable String challenges);

  /** See {@link Bridge#again}. */
  boolean again(String client, Object exchange, String method, boolean repeatable);

  /** See {@link Bridge#failed}. */
  void failed(String client, Throwable problem);
}
