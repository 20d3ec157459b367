package bearer.it.clients;

import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.ws.rs.ProcessingException;
import javax.ws.rs.client.Entity;
import javax.ws.rs.client.Invocation;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;

/** What any client of javax.ws.rs is called by. */
final class JavaxRest {
  private JavaxRest() {}

  /**
   * @param request makes one of the call's URL
   */
  static List<Answer> send(Call call, Supplier<Invocation.Builder> request) throws IOException {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    for (String line : call.headers) {
      headers.add(Call.name(line), Call.value(line));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < call.times(); i++) {
      answers.add(send(call, request.get().headers(headers), headers));
    }
    return answers;
  }

  private static Answer send(
      Call call, Invocation.Builder request, MultivaluedMap<String, Object> headers)
      throws IOException {
    try (Response response = invocation(call, request).invoke()) {
      List<String> lines = new ArrayList<>();
      headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
      return Answer.response(
          response.getStatus(),
          call.method.equals("HEAD") ? "" : Streams.text(response.readEntity(InputStream.class)),
          lines,
          Collections.emptyList());
    } catch (ProcessingException e) {
      throw Facades.cause(e);
    }
  }

  private static Invocation invocation(Call call, Invocation.Builder request) {
    return call.bodyKind == Call.Body.NONE
        ? request.build(call.method)
        : request.build(call.method, Entity.entity(body(call), Facades.contentType(call)));
  }

  private static Object body(Call call) {
    return call.bodyKind == Call.Body.FIXED ? Streams.bytes(call) : Streams.stream(call);
  }
}
