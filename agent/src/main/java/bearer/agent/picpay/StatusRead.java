package bearer.agent.picpay;

import bearer.agent.net.BadValue;
import bearer.agent.net.Url;
import bearer.agent.oauth.ProviderAnswer;
import bearer.agent.oauth.ProviderApi;
import bearer.agent.token.TokenUnavailable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One GET of a payment's status: the only thing that a probe asks of an API. */
final class StatusRead {
  private static final int REFUSED = 401;
  private static final int FORBIDDEN = 403;

  /** 0 if it was not asked or not answered. */
  final int status;

  /** In words. */
  final String text;

  private final @Nullable Object json;

  private StatusRead(int status, String text, @Nullable Object json) {
    this.status = status;
    this.text = text;
    this.json = json;
  }

  static StatusRead not(String why) {
    return new StatusRead(0, why, null);
  }

  static StatusRead of(ProviderApi api, Url url, Map<String, String> headers) {
    try {
      ProviderAnswer answer = api.send("GET", url, headers, null);
      return new StatusRead(
          answer.status, url.server + " answered " + answer.status, answer.json());
    } catch (TokenUnavailable unanswered) {
      return not(String.valueOf(unanswered.getMessage()));
    }
  }

  /**
   * The payment's status below the base URL of an API.
   *
   * @throws BadValue if the reference cannot be part of a path
   */
  static Url url(String base, String reference) throws BadValue {
    if (!reference.matches("[A-Za-z0-9_~-][A-Za-z0-9._~-]*")) {
      throw new BadValue("has letters, digits and -._~ alone");
    }
    return Url.parse(base.replaceFirst("/+$", "") + "/payments/" + reference + "/status");
  }

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  boolean isRefusal() {
    return status == REFUSED || status == FORBIDDEN;
  }

  /** Names of its fields with the kinds of their values. */
  Map<String, String> shape() {
    Map<String, String> shape = new TreeMap<>();
    if (json instanceof Map) {
      for (Map.Entry<?, ?> field : ((Map<?, ?>) json).entrySet()) {
        Object value = field.getValue();
        shape.put(
            String.valueOf(field.getKey()), value == null ? "null" : value.getClass().getName());
      }
    }
    return shape;
  }
}
