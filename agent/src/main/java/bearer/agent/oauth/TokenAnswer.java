package bearer.agent.oauth;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The fields that matter of a token endpoint's JSON (RFC 6749 sections 5.1 and 5.2). Whatever else
 * is in it is skipped; one of these fields twice makes the whole answer unusable.
 */
final class TokenAnswer {
  private static final double DEFAULT_SECONDS = 300;
  private static final double MAX_SECONDS = 24 * 60 * 60;

  /** From 2001 to 2096, in seconds since 1970; as a life, more than thirty years. */
  private static final double EARLIEST_EPOCH = 1e9;

  private static final double LATEST_EPOCH = 4e9;
  private static final int LONGEST_NUMBER = 40;

  private final Field accessToken = new Field();
  private final Field tokenType = new Field();
  private final Field expiresIn = new Field();
  private final Field error = new Field();

  private TokenAnswer() {}

  /**
   * @throws IOException if it is not one JSON object; the message may quote it
   */
  static TokenAnswer parse(byte[] body) throws IOException {
    TokenAnswer answer = new TokenAnswer();
    try (JsonParser json = Json.factory().createParser(body)) {
      check(json, json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        Field field = answer.field(json.currentName());
        json.nextToken();
        if (field != null) {
          field.read(json);
        }
        json.skipChildren();
      }
      check(json, json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
    }
    return answer;
  }

  private static void check(JsonParser json, boolean ok) throws JsonParseException {
    if (!ok) {
      throw new JsonParseException(json, "not one object");
    }
  }

  private @Nullable Field field(String name) {
    switch (name) {
      case "access_token":
        return accessToken;
      case "token_type":
        return tokenType;
      case "expires_in":
        return expiresIn;
      case "error":
        return error;
      default:
        return null;
    }
  }

  /** Null if it is missing or not a string. */
  @Nullable String accessToken() {
    return accessToken.isString ? accessToken.text : null;
  }

  /** True if it says so in any case, or nothing at all. */
  boolean isBearer() {
    return !tokenType.present || "bearer".equalsIgnoreCase(tokenType.text);
  }

  boolean hasTokenType() {
    return tokenType.present;
  }

  boolean hasError() {
    return error.present && !"".equals(error.text);
  }

  /** As the server wrote it: not for display. Null if it is missing or not a string. */
  @Nullable String error() {
    return error.isString ? error.text : null;
  }

  /**
   * Nanoseconds; five minutes if the answer does not say, a day at most, and no longer than a JWT
   * says of itself. A number as large as a time of day is one: some servers send the end.
   *
   * @param nowMillis the server's time of day
   */
  long life(long nowMillis) {
    double seconds = seconds(expiresIn.text);
    if (seconds >= EARLIEST_EPOCH && seconds < LATEST_EPOCH) {
      seconds = Math.max(0, seconds - nowMillis / 1000.0);
    }
    String token = accessToken();
    double most = token == null ? MAX_SECONDS : Math.min(MAX_SECONDS, JwtLife.seconds(token));
    return (long) (Math.min(seconds, most) * 1e9);
  }

  private static double seconds(@Nullable String text) {
    if (text == null || text.length() > LONGEST_NUMBER) {
      return DEFAULT_SECONDS;
    }
    try {
      double seconds = Double.parseDouble(text);
      return Double.isNaN(seconds) ? DEFAULT_SECONDS : Math.max(0, seconds);
    } catch (NumberFormatException unparsable) {
      return DEFAULT_SECONDS;
    }
  }

  /** One field: absent, or present with or without a text. Null counts as absent. */
  private static final class Field {
    private boolean seen;
    boolean present;
    boolean isString;

    /** Of a string or a number. */
    @Nullable String text;

    void read(JsonParser json) throws IOException {
      check(json, !seen);
      seen = true;
      JsonToken value = json.currentToken();
      present = value != JsonToken.VALUE_NULL;
      isString = value == JsonToken.VALUE_STRING;
      if (isString || (value != null && value.isNumeric())) {
        text = json.getText();
      }
    }
  }
}
