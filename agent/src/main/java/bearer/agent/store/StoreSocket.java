package bearer.agent.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;

/**
 * A socket of which every single read ends when its patience does, so that a server cannot buy time
 * by sending a byte now and then. A direct one: the no-argument constructor would ask the
 * application's {@link java.net.ProxySelector} about SOCKS.
 */
final class StoreSocket extends Socket {
  private final Patience patience;

  StoreSocket(Patience patience) {
    super(Proxy.NO_PROXY);
    this.patience = patience;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(patience.remainingMillis());
        return in.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        setSoTimeout(patience.remainingMillis());
        return in.read(buffer, offset, length);
      }
    };
  }
}
