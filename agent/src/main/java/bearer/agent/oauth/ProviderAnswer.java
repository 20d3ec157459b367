package bearer.agent.oauth;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an API of the provider's said. Can hold a secret. */
public final class ProviderAnswer {
  private static final String[] WORDS = {"message", "error_description", "error"};
  private static final int LONGEST = 200;

  public final int status;

  private final byte @Nullable [] body;

  ProviderAnswer(int status, byte @Nullable [] body) {
    this.status = status;
    this.body = body;
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * Its JSON as maps, lists, texts, numbers and truth values, whatever it is; null if it has none.
   */
  public @Nullable Object json() {
    try {
      return body == null ? null : JsonTree.parse(body);
    } catch (IOException notJson) {
      return null;
    }
  }

  /** A text of its JSON object; empty if there is none. */
  public String text(String name) {
    Object json = json();
    Object value = json instanceof Map ? ((Map<?, ?>) json).get(name) : null;
    return value instanceof String ? (String) value : "";
  }

  /** What a refusal says of itself; empty if it says nothing that can be read. */
  public String message() {
    for (String name : WORDS) {
      String text = text(name);
      if (!text.isEmpty()) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
      }
    }
    return "";
  }

  /** For messages: nothing of the body is in it. */
  @Override
  public String toString() {
    return "answer " + status;
  }
}
