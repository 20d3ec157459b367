package bearer.agent.config;

/**
 * Who asks for tokens, where and how. Two of them are equal if they would ask for the same,
 * whatever they are called. Holds no secret in its text form.
 */
public final class Credential extends Content {
  public final String name;
  public final TokenServer server;
  public final Client client;
  public final TokenParameters parameters;
  public final TokenUse use;

  public Credential(
      String name, TokenServer server, Client client, TokenParameters parameters, TokenUse use) {
    this.name = name;
    this.server = server;
    this.client = client;
    this.parameters = parameters;
    this.use = use;
  }

  @Override
  Object[] parts() {
    return new Object[] {server, client, parameters, use};
  }

  @Override
  public String toString() {
    return "Credential[" + client + " at " + server + "]";
  }
}
