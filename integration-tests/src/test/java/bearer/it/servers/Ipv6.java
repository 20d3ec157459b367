package bearer.it.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Whether this machine speaks IPv6 to itself. */
public final class Ipv6 {
  private static final boolean ON_LOOPBACK = bindable();

  private Ipv6() {}

  public static boolean onLoopback() {
    return ON_LOOPBACK;
  }

  private static boolean bindable() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
