package bearer.agent.oauth;

import bearer.agent.config.Credential;
import bearer.agent.token.TokenUnavailable;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent for a credential (RFC 6749 sections 2.3.1 and 4.4.2). Holds the secret. */
final class TokenRequest {
  static final String FORM = "application/x-www-form-urlencoded";
  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private TokenRequest() {}

  /**
   * @param tokenUrl where it will be sent
   * @param nowMillis the time of day
   */
  static HttpRequest of(
      Credential credential, ClientIdentity identity, String tokenUrl, long nowMillis)
      throws TokenUnavailable {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    putProof(fields, credential, identity, tokenUrl, nowMillis);
    putIfPresent(fields, "scope", credential.parameters.scope);
    putIfPresent(fields, "audience", credential.parameters.audience);
    fields.putAll(credential.parameters.others);
    switch (credential.client.method) {
      case CLIENT_SECRET_JSON:
        return HttpRequest.post("application/json", json(fields), null);
      case CLIENT_SECRET_BASIC:
        return HttpRequest.post(FORM, form(fields), basic(identity.id, identity.secret));
      default:
        return HttpRequest.post(FORM, form(fields), null);
    }
  }

  private static void putProof(
      Map<String, String> fields,
      Credential credential,
      ClientIdentity identity,
      String tokenUrl,
      long nowMillis)
      throws TokenUnavailable {
    switch (credential.client.method) {
      case CLIENT_SECRET_BASIC:
        return;
      case CLIENT_SECRET_JSON:
      case CLIENT_SECRET_POST:
        fields.put("client_id", identity.id);
        fields.put("client_secret", identity.secret);
        return;
      case TLS_CLIENT_AUTH: // RFC 8705 section 2
        fields.put("client_id", identity.id);
        return;
      case PRIVATE_KEY_JWT: // RFC 7523 section 2.2
        fields.put("client_id", identity.id);
        fields.put("client_assertion_type", JWT_BEARER);
        fields.put(
            "client_assertion",
            ClientAssertion.of(credential.client.key, identity, tokenUrl, nowMillis));
        return;
    }
  }

  private static void putIfPresent(
      Map<String, String> fields, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private static byte[] json(Map<String, String> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.factory().createGenerator(bytes)) {
      json.writeStartObject();
      for (Map.Entry<String, String> field : fields.entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("JSON to memory");
    }
    return bytes.toByteArray();
  }

  static byte[] form(Map<String, String> fields) {
    StringBuilder form = new StringBuilder();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      form.append(form.length() == 0 ? "" : "&");
      form.append(field.getKey()).append('=').append(encoded(field.getValue()));
    }
    return form.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Form-encoded before Base64: RFC 6749 section 2.3.1, which many clients skip. */
  private static String basic(String id, String secret) {
    byte[] pair = (encoded(id) + ':' + encoded(secret)).getBytes(StandardCharsets.US_ASCII);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** RFC 6749 appendix B. */
  private static String encoded(String text) {
    try {
      return URLEncoder.encode(text, "UTF-8");
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("no UTF-8");
    }
  }
}
