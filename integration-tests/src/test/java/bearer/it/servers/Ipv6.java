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
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
