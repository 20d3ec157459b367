package bearer.agent.clients;

import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every HTTP client the agent knows. A new client is one file here, one line below, one test. */
public final class Clients {
  private Clients() {}

  /** Those that the JDK brings, which applications use that load no other; the first of all. */
  public static ClientHook[] ofJdk() {
    return joined(HttpUrlConnection.HOOKS, JavaNetHttpClient.HOOKS);
  }

  /** Loads a class for each of them, so not before a library's class has loaded. */
  public static ClientHook[] ofLibraries() {
    return joined(
        ApacheHttpClient4.HOOKS,
        ApacheHttpAsyncClient4.HOOKS,
        ApacheHttpClient5.HOOKS,
        ApacheHttpAsyncClient5.HOOKS,
        CommonsHttpClient.HOOKS,
        Axis.HOOKS,
        JettyClient.HOOKS,
        HelidonWebClient.HOOKS,
        Undertow.HOOKS,
        JerseyJdk.HOOKS,
        Jodd.HOOKS,
        OkHttp.HOOKS,
        OkHttp2.HOOKS,
        Netty.HOOKS,
        Netty3.HOOKS,
        NettyHttp2.HOOKS,
        ReactorNetty.HOOKS,
        KtorCio.HOOKS,
        PekkoHttp.HOOKS,
        AsyncHttpClient.HOOKS,
        AsyncHttpClient1.HOOKS,
        Grizzly.HOOKS,
        Http4sBlaze.HOOKS);
  }

  public static ClientHook[] all() {
    return joined(ofJdk(), ofLibraries());
  }

  private static ClientHook[] joined(ClientHook[]... each) {
    List<ClientHook> all = new ArrayList<>();
    for (ClientHook[] hooks : each) {
      all.addAll(Arrays.asList(hooks));
    }
    return all.toArray(new ClientHook[0]);
  }
}
