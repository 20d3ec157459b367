package bearer.agent.oauth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/**
 * JSON that holds secrets: no buffer of it waits for the next text, where a heap dump would find
 * what the last one was.
 */
final class Json {
  private Json() {}

  /** A new one each time: names that others send are remembered no longer than one answer. */
  static JsonFactory factory() {
    return new JsonFactory().setRecyclerPool(JsonRecyclerPools.nonRecyclingPool());
  }
}
