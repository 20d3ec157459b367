package bearer.agent.clients;

/** Every HTTP client the agent knows. A new client is one file here, one line below, one test. */
public final class Clients {
  private Clients() {}

  public static ClientHook[] all() {
    return new ClientHook[] {
      ApacheHttpClient4.HOOK,
      HttpUrlConnection.HOOK,
      JavaNetHttpClient.FILTERS,
      JavaNetHttpClient.HEADERS,
      OkHttp.BEFORE,
      OkHttp.HOOK,
      OkHttp2.HOOK
    };
  }
}
