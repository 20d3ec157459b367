package bearer.agent.clients;

import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every HTTP client the agent knows. A new client is one file here, one line below, one test. */
public final class Clients {
  private static final ClientHook[][] ALL = {
    HttpUrlConnection.HOOKS,
    JavaNetHttpClient.HOOKS,
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
    Http4sBlaze.HOOKS,
  };

  private Clients() {}

  /** In an order that never changes: woven code names places by their position. */
  public static ClientHook[] all() {
    List<ClientHook> all = new ArrayList<>();
    for (ClientHook[] hooks : ALL) {
      all.addAll(Arrays.asList(hooks));
    }
    return all.toArray(new ClientHook[0]);
  }
}
