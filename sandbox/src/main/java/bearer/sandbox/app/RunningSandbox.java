package bearer.sandbox.app;

import bearer.sandbox.LoopbackServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that runs: a port for all callers, one for each named service, and the page's. */
final class RunningSandbox implements Closeable {
  private final Map<String, LoopbackServer> servers = new LinkedHashMap<>();
  private final Certificates certificates;
  private final Apis apis;
  private final Control control;

  /**
   * @param directory where keys and credentials are kept; is made if it is not there
   * @param ports of services by name; of all the others under the empty name
   */
  RunningSandbox(Path directory, Map<String, Integer> ports, int pagePort, int tokenLifeSeconds)
      throws IOException, InterruptedException, GeneralSecurityException {
    OwnerOnly.createDirectory(directory);
    Faults faults = new Faults();
    Arrivals arrivals = new Arrivals();
    certificates = Certificates.keptIn(directory);
    apis = new Apis(directory, tokenLifeSeconds);
    for (Map.Entry<String, Integer> each : ports.entrySet()) {
      Entrance entrance = new Entrance(each.getKey(), apis, faults, arrivals);
      int port = each.getValue();
      servers.put(
          each.getKey(), at(port, () -> LoopbackServer.https(certificates, port, entrance)));
    }
    Snapshot snapshot = new Snapshot(faults, arrivals, certificates);
    Switches switches = new Switches(apis, faults, arrivals, certificates, this::disconnect);
    control = at(pagePort, () -> Control.start(pagePort, snapshot, switches));
  }

  /** Something that listens. */
  private interface Start<T> {
    T start() throws IOException;
  }

  private static <T> T at(int port, Start<T> listening) throws IOException {
    try {
      return listening.start();
    } catch (BindException taken) {
      throw new IOException("port " + port + ": " + taken.getMessage(), taken);
    }
  }

  private void disconnect() throws IOException {
    for (LoopbackServer server : servers.values()) {
      server.disconnect();
    }
  }

  /** By service, the empty name for all that have no port of their own. */
  Map<String, Integer> ports() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    servers.forEach((name, server) -> ports.put(name, server.port()));
    return ports;
  }

  Path trustStore() {
    return certificates.trustStore;
  }

  Provider picPay() {
    return apis.picPay;
  }

  Provider qPay() {
    return apis.qPay;
  }

  String page() {
    return "http://localhost:" + control.port() + "/";
  }

  @Override
  public void close() throws IOException {
    control.close();
    for (LoopbackServer server : servers.values()) {
      server.close();
    }
  }
}
