package bearer.it.servers;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The authorization server, in any of the three ways that a client can authenticate. Its path says
 * how it behaves: {@code /oauth2/token} is well, {@code /oauth2/500} and the others are not.
 */
public final class TokenEndpoint {
  /** Long enough, in milliseconds, for hundreds of threads to come and wait for the first token. */
  private static final int THINKING = 300;

  private static final Pattern JSON_ID = Pattern.compile("\"client_id\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern FORM_ID = Pattern.compile("(?:^|&)client_id=([^&]*)");

  private TokenEndpoint() {}

  /** The token that a client id gets; the same each time. */
  public static String tokenFor(String clientId) {
    return "tok." + clientId + "+/Zm9v==";
  }

  public static ResponseDefinition answer(Request request) {
    String behaviour = request.getUrl().substring("/oauth2/".length()).replaceFirst("\\?.*", "");
    String authorization = request.getHeader("Authorization");
    List<String> credentials = authorization == null ? List.of() : List.of(authorization);
    String token = tokenFor(clientId(credentials, request.getBodyAsString()));
    return switch (behaviour) {
      case "500" -> json(500, "{\"message\":\"broken\"}");
      case "401" -> json(401, "{\"error\":\"invalid_client\"}");
      case "crlf" -> json(200, answer(token + "\\r\\nX-Injected: yes"));
      case "space" -> json(200, answer(token + " x"));
      default -> json(200, answer(token));
    };
  }

  private static String answer(String token) {
    return "{\"access_token\":\""
        + token
        + "\",\"expires_in\":3600,\"refresh_expires_in\":0,\"token_type\":\"Bearer\","
        + "\"not-before-policy\":1640873903,\"scope\":\"a b\",\"authorization_details\":[{}]}";
  }

  private static ResponseDefinition json(int status, String body) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withFixedDelay(THINKING)
        .withBody(body)
        .build();
  }

  /** Who asks, in a Basic header, a JSON object or a form; empty if nobody says. */
  public static String clientId(List<String> authorization, String body) {
    for (String value : authorization) {
      if (value.startsWith("Basic ")) {
        byte[] pair = Base64.getDecoder().decode(value.substring("Basic ".length()));
        return decode(new String(pair, StandardCharsets.UTF_8).replaceFirst(":.*", ""));
      }
    }
    Matcher json = JSON_ID.matcher(body);
    if (json.find()) {
      return json.group(1);
    }
    Matcher form = FORM_ID.matcher(body);
    return form.find() ? decode(form.group(1)) : "";
  }

  private static String decode(String formEncoded) {
    return URLDecoder.decode(formEncoded, StandardCharsets.UTF_8);
  }
}
