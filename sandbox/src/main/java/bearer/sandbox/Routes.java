package bearer.sandbox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scripts by the start of the path; 404 for any other. To be filled before it is used. */
public final class Routes implements Script {
  private final Map<String, Script> scripts = new LinkedHashMap<>();

  /** The first one that fits has the request. */
  public Routes under(String start, Script script) {
    scripts.put(start, script);
    return this;
  }

  @Override
  public Answer answer(Request request) throws IOException, InterruptedException {
    for (Map.Entry<String, Script> entry : scripts.entrySet()) {
      if (request.path().startsWith(entry.getKey())) {
        return entry.getValue().answer(request);
      }
    }
    return Answer.json(404, "{\"message\":\"Not Found\"}");
  }
}
