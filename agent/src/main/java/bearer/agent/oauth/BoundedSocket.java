package bearer.agent.oauth;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;

/**
 * A socket for one exchange. Every single read ends at the deadline, so that a server cannot buy
 * time by sending a byte now and then, and what is read in all is bounded: heads, interim answers,
 * bodies and trailers, a proxy's answer and TLS, which reads through it. A direct one: the
 * no-argument constructor would ask the application's {@link java.net.ProxySelector} about SOCKS.
 */
final class BoundedSocket extends Socket {
  /** Four times the longest body; TLS with a long chain of certificates needs some 20 KB more. */
  static final int MOST_BYTES = 256 * 1024;

  private final Deadline deadline;
  private int left = MOST_BYTES;

  BoundedSocket(Deadline deadline) {
    super(Proxy.NO_PROXY);
    this.deadline = deadline;
  }

  /** Whether more was to be read than is ever read. */
  boolean exhausted() {
    return left < 0;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(deadline.remainingMillis());
        int next = in.read();
        count(next < 0 ? 0 : 1);
        return next;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        setSoTimeout(deadline.remainingMillis());
        int read = in.read(buffer, offset, length);
        count(read);
        return read;
      }

      /** By way of {@link #read}, which counts. */
      @Override
      public long skip(long n) throws IOException {
        return n > 0 && read() >= 0 ? 1 : 0;
      }
    };
  }

  private void count(int read) throws IOException {
    left -= Math.max(0, read);
    if (exhausted()) {
      throw new IOException("longer than " + MOST_BYTES + " bytes");
    }
  }
}
