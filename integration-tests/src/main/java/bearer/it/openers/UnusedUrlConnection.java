package bearer.it.openers;

import java.io.IOException;
import java.net.URI;

/** A connection of a client that the agent knows, over which no request is sent. */
public final class UnusedUrlConnection implements Opener {
  @Override
  public void open(URI url, int proxy) throws IOException {
    url.toURL().openConnection().connect();
  }
}
