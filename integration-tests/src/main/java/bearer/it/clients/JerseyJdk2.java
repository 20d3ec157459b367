package bearer.it.clients;

import bearer.it.contract.Adapter;
import bearer.it.contract.AdapterOptions;
import bearer.it.contract.Answer;
import bearer.it.contract.Call;
import bearer.it.contract.ClientVersion;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Jersey 2's client (javax.ws.rs) with the JDK connector. */
public final class JerseyJdk2 implements Adapter {
  private final Jersey2 client;

  public static List<ClientVersion> versions() {
    return Arrays.asList(
        JerseyJdk.version(JerseyJdk2.class, "jersey-jdk-2.27").wovenOnly(),
        JerseyJdk.version(JerseyJdk2.class, "jersey-jdk-2.43"));
  }

  public JerseyJdk2(AdapterOptions options) {
    client = new Jersey2(settings());
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        "jersey.config.client.connector.provider",
        "org.glassfish.jersey.jdk.connector.JdkConnectorProvider");
    settings.put(JerseyJdk.MOST_CONNECTIONS, AdapterOptions.MAX_CONNECTIONS);
    return settings;
  }

  @Override
  public List<Answer> send(Call call) throws IOException {
    return client.send(call);
  }

  @Override
  public void close() {
    client.close();
  }
}
