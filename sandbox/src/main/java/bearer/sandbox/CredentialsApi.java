package bearer.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * QPay's Credentials API: a user of one issuer makes clients, whom the token endpoint knows from
 * then on, and deletes them. What the real one answers to a mistake is not documented; here it is
 * always a {@code message}. Thread-safe.
 */
public final class CredentialsApi implements Script {
  /** The one tenant. */
  public static final String TENANT = "5f0c2b9e-6f4f-4f0a-9a53-0c6d7b1f2a11";

  private static final String ROLE = "issuer";
  private static final Answer UNKNOWN = Answer.json(404, "{\"message\":\"Not Found\"}");

  private final String path;
  private final TokenEndpoint endpoint;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private volatile boolean lists;

  /**
   * @param path what stands before {@code /whoami}
   * @param endpoint knows the users, and is told of the clients
   */
  public CredentialsApi(String path, TokenEndpoint endpoint) {
    this.path = path;
    this.endpoint = endpoint;
  }

  /** From now on clients are answered in lists, and without an id all of them. */
  public CredentialsApi listing() {
    lists = true;
    return this;
  }

  /** The ids of the clients that there are. */
  public List<String> ids() {
    return clients.keySet().stream().sorted().collect(Collectors.toList());
  }

  @Override
  public Answer answer(Request request) {
    if (!endpoint.userTokens().accept(request)) {
      return Answer.json(401, "{\"message\":\"Unauthorized\"}");
    }
    String resource = request.path().substring(path.length());
    switch (request.method() + ' ' + resource) {
      case "GET /whoami":
        return whoami();
      case "GET /roles":
        return Answer.json(200, "[\"" + ROLE + "\"]");
      case "POST /clients":
        return created(new Parameters(request));
      case "GET /clients":
        return lists ? list(clients.values()) : UNKNOWN;
      default:
        return ofClient(request, clients.get(resource.replaceFirst("^/clients/", "")));
    }
  }

  private static Answer whoami() {
    return Answer.json(
        200,
        "{\"tenant_type\":\"issuer\",\"tenant_id\":\""
            + (TENANT + "\",\"parent_tenant_id\":\"00000000-0000-0000-0000-000000000001\"}"));
  }

  private Answer created(Parameters parameters) {
    if (!parameters.get("tenant_id").equals(TENANT)) {
      return Answer.json(403, "{\"message\":\"tenant_id is not yours\"}");
    } else if (!parameters.get("name").matches("[A-Za-z0-9._-]+")) {
      return Answer.json(400, "{\"message\":\"name is invalid\"}");
    } else if (!mayHave(parameters.list("roles"))) {
      return Answer.json(400, "{\"message\":\"roles are invalid\"}");
    }
    String id = UUID.randomUUID().toString();
    String secret = Tokens.random();
    Client client = new Client(id, parameters.get("name"), parameters.list("roles"));
    clients.put(id, client);
    endpoint.client(client.clientId, secret);
    return Answer.json(
        201,
        ("{\"id\":\"" + id + "\",\"client_id\":\"" + client.clientId)
            + ("\",\"client_secret\":\"" + secret + "\",\"tenant_id\":\"" + TENANT + "\"}"));
  }

  private static boolean mayHave(List<String> roles) {
    return !roles.isEmpty() && roles.stream().allMatch(ROLE::equals);
  }

  private Answer ofClient(Request request, @Nullable Client client) {
    if (client == null) {
      return UNKNOWN;
    }
    switch (request.method()) {
      case "GET":
        return lists ? list(Collections.singletonList(client)) : Answer.json(200, client.json());
      case "PUT":
        return updated(client, new Parameters(request).list("roles"));
      case "DELETE":
        endpoint.revoke(client.clientId);
        clients.remove(client.id);
        return Answer.json(204, "");
      default:
        return Answer.json(405, "{\"message\":\"Method Not Allowed\"}");
    }
  }

  private static Answer updated(Client client, List<String> roles) {
    if (!mayHave(roles)) {
      return Answer.json(400, "{\"message\":\"roles are invalid\"}");
    }
    client.roles = roles;
    return Answer.json(200, client.json());
  }

  private static Answer list(Iterable<Client> clients) {
    StringBuilder json = new StringBuilder();
    for (Client client : clients) {
      json.append(json.length() == 0 ? "" : ",").append(client.json());
    }
    return Answer.json(200, "[" + json + "]");
  }

  private static final class Client {
    final String id;
    final String clientId;
    volatile List<String> roles;
    private final String name;

    Client(String id, String name, List<String> roles) {
      this.id = id;
      this.clientId = name + '-' + id.substring(0, 8);
      this.name = name;
      this.roles = roles;
    }

    /** Without the secret, which is told once. */
    String json() {
      return ("{\"id\":\"" + id + "\",\"client_id\":\"" + clientId + "\",\"name\":\"" + name)
          + ("\",\"tenant_id\":\"" + TENANT + "\",\"roles\":[\"" + String.join("\",\"", roles))
          + "\"]}";
    }
  }
}
