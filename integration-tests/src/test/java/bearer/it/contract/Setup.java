package bearer.it.contract;

import bearer.it.servers.Api;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a forked JVM is configured. Scenarios share a JVM for each, because starting JVMs is what the
 * contract's time goes into.
 */
enum Setup {
  /** Without the agent: what the others are compared with. */
  NONE,
  /** The defaults and nothing to complain of: stderr must stay empty. Form credentials. */
  ADD,
  /** JSON credentials over https; the finest log level. */
  REPLACE,
  /** Basic credentials, plain http allowed, callers merged; every class verified. */
  OVERWRITE,
  /** The token server answers when a test says so. */
  SLOW_TOKEN,
  OBSERVE,
  OFF,
  /** The token server refuses connections; requests must go out as if there were no agent. */
  PASS_THROUGH,
  /** The token server refuses connections; calls must fail, if they carry a legacy header. */
  FAIL;

  /** Nothing listens there, and only root could. */
  static final String REFUSED = "http://localhost:1/oauth2/token";

  boolean quiet() {
    return switch (this) {
      case NONE, ADD, OVERWRITE, SLOW_TOKEN, OBSERVE, OFF -> true;
      case REPLACE, PASS_THROUGH, FAIL -> false;
    };
  }

  /** The agent's options but for the client id and the hosts. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("bearer.legacy-headers", "x-picpay-token,x-seller-token");
    properties.put("bearer.token-url", Api.CONFIGURED.http("/oauth2/token"));
    properties.put("bearer.token-auth-method", "client_secret_post");
    properties.putAll(own());
    return properties;
  }

  private Map<String, String> own() {
    return switch (this) {
      case NONE, ADD -> Map.of();
      case REPLACE ->
          Map.of(
              "bearer.mode", "replace",
              "bearer.log-level", "debug",
              "bearer.token-timeout", "30s", // for two hundred threads on a busy machine
              "bearer.token-url", Api.CONFIGURED.https("/oauth2/token"),
              "bearer.token-auth-method", "client_secret_json");
      case OVERWRITE ->
          Map.of(
              "bearer.overwrite", "true",
              "bearer.allow-http", "true",
              "bearer.merge-callers", "true",
              "bearer.redirected-from-elsewhere", "true",
              "bearer.token-auth-method", "client_secret_basic");
      case SLOW_TOKEN ->
          Map.of(
              "bearer.token-url",
              Api.CONFIGURED.http("/oauth2/held"),
              "bearer.token-timeout",
              "20s");
      case OBSERVE -> Map.of("bearer.mode", "observe");
      case OFF -> Map.of("bearer.mode", "off");
      case PASS_THROUGH -> Map.of("bearer.mode", "replace", "bearer.token-url", REFUSED);
      case FAIL ->
          Map.of(
              "bearer.mode", "replace",
              "bearer.token-url", REFUSED,
              "bearer.require-header", "legacy",
              "bearer.on-token-failure", "fail");
    };
  }
}
