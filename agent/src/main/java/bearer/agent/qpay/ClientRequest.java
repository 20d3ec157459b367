package bearer.agent.qpay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that is to be made. Immutable. */
public final class ClientRequest {
  private final String tenantId;
  private final String name;
  private final List<String> roles;

  public ClientRequest(String tenantId, String name, List<String> roles) {
    this.tenantId = tenantId;
    this.name = name;
    this.roles = roles;
  }

  String json() {
    return written(tenantId, name, roles);
  }

  static String roles(List<String> roles) {
    return written(null, null, roles);
  }

  private static String written(
      @Nullable String tenantId, @Nullable String name, List<String> roles) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      if (tenantId != null) {
        json.writeStringField("tenant_id", tenantId);
        json.writeStringField("name", name);
      }
      json.writeArrayFieldStart("roles");
      for (String role : roles) {
        json.writeString(role);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) { // it is written to memory
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }
}
