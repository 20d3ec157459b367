package bearer.agent.oauth;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;

/**
 * A socket on which every single read ends at the deadline, so that a server cannot buy time by
 * sending a byte now and then. TLS on top of it reads through it. A direct one: the no-argument
 * constructor would ask the application's {@link java.net.ProxySelector} about SOCKS.
 */
final class DeadlineSocket extends Socket {
  private final Deadline deadline;

  DeadlineSocket(Deadline deadline) {
    super(Proxy.NO_PROXY);
    this.deadline = deadline;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(deadline.remainingMillis());
        return in.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        setSoTimeout(deadline.remainingMillis());
        return in.read(buffer, offset, length);
      }
    };
  }
}
