package bearer.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Issues tokens for five minutes, the way each provider does. Thread-safe. */
final class TokenEndpoint {
  static final String CLIENT_ID = "demo-client";
  private static final int LIFETIME_SECONDS = 300;

  private final SecureRandom random = new SecureRandom();
  private final String clientSecret = randomText();
  private final AtomicInteger requests = new AtomicInteger();

  /** Token to its end, in {@link System#nanoTime} nanoseconds. */
  private final Map<String, Long> issued = new ConcurrentHashMap<>();

  String clientSecret() {
    return clientSecret;
  }

  int requests() {
    return requests.get();
  }

  void forgetRequests() {
    requests.set(0);
  }

  /** True for exactly one header that holds a token of ours that has not expired. */
  boolean accepts(Headers headers) {
    if (headers.getOrDefault("Authorization", Collections.emptyList()).size() != 1) {
      return false;
    }
    String value = headers.getFirst("Authorization");
    Long end = value.startsWith("Bearer ") ? issued.get(value.substring(7)) : null;
    return end != null && System.nanoTime() - end < 0;
  }

  /** PicPay: one JSON object in; hyphenated and nested fields that nobody asked for out. */
  Answer picPay(HttpExchange exchange, String body) {
    requests.incrementAndGet();
    if (!hasContentType(exchange, "application/json")) {
      return Answer.json(415, "{\"message\":\"Unsupported Media Type\"}");
    }
    if (!"client_credentials".equals(jsonField(body, "grant_type"))) {
      return Answer.json(400, "{\"error\":\"unsupported_grant_type\"}");
    }
    if (!authenticated(jsonField(body, "client_id"), jsonField(body, "client_secret"))) {
      return Answer.json(401, "{\"error\":\"unauthorized_client\"}");
    }
    return Answer.json(
        200,
        "{\"access_token\":\""
            + issue()
            + "\",\"expires_in\":300,\"refresh_expires_in\":0,\"token_type\":\"Bearer\","
            + "\"not-before-policy\":1640873903,\"scope\":\"credential.client_secret.rotate\","
            + "\"core-seller-id\":\"000000\",\"merchant-document\":\"00000000000000\","
            + "\"authorization_details\":[{\"type\":\"merchant\",\"actions\":[\"charge\"]}]}");
  }

  /** QPay: Keycloak's form request and answer. */
  Answer qPay(HttpExchange exchange, String body) {
    requests.incrementAndGet();
    if (!hasContentType(exchange, "application/x-www-form-urlencoded")) {
      return Answer.json(415, "{\"error\":\"RESTEASY003065: Cannot consume content type\"}");
    }
    if (!"client_credentials".equals(formField(body, "grant_type"))) {
      return Answer.json(400, "{\"error\":\"unsupported_grant_type\"}");
    }
    if (!authenticated(formField(body, "client_id"), formField(body, "client_secret"))) {
      return Answer.json(401, "{\"error\":\"unauthorized_client\"}");
    }
    return Answer.json(
        200,
        "{\"access_token\":\""
            + issue()
            + "\",\"expires_in\":300,\"refresh_expires_in\":0,\"token_type\":\"Bearer\","
            + "\"not-before-policy\":0,\"scope\":\"profile email\"}");
  }

  private static boolean hasContentType(HttpExchange exchange, String type) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")).startsWith(type);
  }

  private boolean authenticated(String id, String secret) {
    return id.equals(CLIENT_ID) && secret.equals(clientSecret);
  }

  private String issue() {
    String token = randomText();
    issued.put(token, System.nanoTime() + LIFETIME_SECONDS * 1_000_000_000L);
    return token;
  }

  private String randomText() {
    byte[] bytes = new byte[48];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String jsonField(String body, String name) {
    return group("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"", body).replace("\\/", "/");
  }

  private static String formField(String body, String name) {
    return decoded(group("(?:^|&)" + name + "=([^&]*)", body));
  }

  private static String decoded(String field) {
    try {
      return URLDecoder.decode(field, "UTF-8");
    } catch (UnsupportedEncodingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String group(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
