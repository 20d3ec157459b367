package bearer.agent.rewriting;

import bearer.agent.hop.ClientHook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every client whose calls can be sent elsewhere. A new one is one file here, one line below. */
public final class Rewritings {
  private static final ClientHook[][] ALL = {
    HttpUrlConnection.HOOKS,
    JavaNetHttpClient.HOOKS,
    ApacheHttpClient4.HOOKS,
    ApacheHttpAsyncClient4.HOOKS,
    ApacheHttpClient5.HOOKS,
    ApacheHttpAsyncClient5.HOOKS,
    CommonsHttpClient3.HOOKS,
    Axis.HOOKS,
    OkHttp.HOOKS,
    OkHttp2.HOOKS,
    AsyncHttpClient.HOOKS,
    WebClient.HOOKS,
  };

  private Rewritings() {}

  /** In an order that never changes. */
  public static ClientHook[] all() {
    List<ClientHook> all = new ArrayList<>();
    for (ClientHook[] hooks : ALL) {
      all.addAll(Arrays.asList(hooks));
    }
    return all.toArray(new ClientHook[0]);
  }
}
