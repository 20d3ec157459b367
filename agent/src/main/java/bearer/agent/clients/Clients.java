package bearer.agent.clients;

/** Every HTTP client the agent knows. A new client is one file here, one line below, one test. */
public final class Clients {
  private Clients() {}

  public static ClientHook[] all() {
    return new ClientHook[] {
      ApacheHttpClient4.HOOK,
      ApacheHttpClient4Refusal.BUILDER,
      ApacheHttpClient4Refusal.LEGACY,
      HttpUrlConnection.HOOK,
      HttpUrlConnection.LOOP,
      JavaNetHttpClient.FILTERS,
      JavaNetHttpClient.HEADERS,
      JavaNetHttpClient.ANSWERED,
      OkHttp.BEFORE,
      OkHttp.HOOK,
      OkHttpRefusal.INTERCEPTOR,
      OkHttpRefusal.ENGINE,
      OkHttp2.HOOK,
      OkHttp2Refusal.ENGINE
    };
  }
}
