package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import bearer.it.contract.Feature;
import bearer.it.contract.OtherTransportOf;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.netty.connector.NettyConnectorProvider;

/** Jersey 3's client over Netty. */
@OtherTransportOf(Jersey3.class)
public final class Jersey3Netty implements Adapter {
  private static final String REDIRECTED = "some calls that are redirected fail: Stream closed";

  private final Client client;

  public static List<ClientVersion> versions() {
    return Collections.singletonList(
        ClientVersion.facade(Jersey3Netty.class, "jersey-netty-3.1.11", "Netty")
            .from(11)
            .without(Feature.REDIRECT, REDIRECTED)
            .without(Feature.REDIRECT_TO_ANOTHER_SCHEME, REDIRECTED)
            .without(Feature.REDIRECT_WITH_BODY, REDIRECTED)
            .without(Feature.RESEND_ON_STALE_CONNECTION, "it sends nothing again")
            .without(Feature.HTTP2, "its connector speaks HTTP/1.1 only"));
  }

  public Jersey3Netty(AdapterOptions options) {
    client = Jersey3Requests.client(options, new NettyConnectorProvider());
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return Jersey3Requests.send(client, call);
  }

  @Override
  public void close() {
    client.close();
  }
}
