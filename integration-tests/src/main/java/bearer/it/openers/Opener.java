package bearer.it.openers;

import java.net.URI;

/**
 * A way to open a TLS connection and, mostly, to send a GET over it. Has a constructor without
 * parameters.
 */
public interface Opener {
  /**
   * Opens one connection.
   *
   * @param url https, with a port
   * @param proxy an HTTP proxy's port on this machine, for those that go through one
   */
  void open(URI url, int proxy) throws Exception;
}
