package bearer.it.openers;

import java.net.URI;
import jodd.http.HttpRequest;

/** On sockets. */
public final class Jodd implements Opener {
  @Override
  public void open(URI url, int proxy) {
    HttpRequest.get(url.toString()).send().close();
  }
}
