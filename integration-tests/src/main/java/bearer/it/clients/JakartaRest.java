package bearer.it.clients;

import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What any client of jakarta.ws.rs is called by. Its bodies are bytes. */
final class JakartaRest {
  private static final String CONTENT_TYPE = "Content-Type";

  private final Client client;

  JakartaRest(Client client) {
    this.client = client;
  }

  List<Answer> send(Call call) throws IOException {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    for (String line : call.headers) {
      headers.add(Call.name(line), Call.value(line));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(call, headers));
    }
    return answers;
  }

  private Answer send(Call call, MultivaluedMap<String, Object> headers) throws IOException {
    Invocation.Builder request =
        client.target(URI.create(call.url)).request().headers(new MultivaluedHashMap<>(headers));
    try (Response response = invocation(request, call, headers).invoke()) {
      List<String> lines = new ArrayList<>();
      headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
      return Answer.response(
          response.getStatus(),
          response.hasEntity() ? response.readEntity(String.class) : "",
          lines,
          Collections.emptyList());
    } catch (ProcessingException e) {
      throw Facades.cause(e);
    }
  }

  private static Invocation invocation(
      Invocation.Builder request, Call call, MultivaluedMap<String, Object> headers) {
    if (call.bodyKind == Call.Body.NONE) {
      return request.build(call.method);
    }
    Object type = headers.getFirst(CONTENT_TYPE);
    return request.build(
        call.method,
        Entity.entity(Streams.bytes(call), type == null ? "text/plain" : type.toString()));
  }

  void close() {
    client.close();
  }
}
