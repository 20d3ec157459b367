package bearer.agent.blindspots;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of which only its client and its target are known. */
record Request(String client, String host, int port) implements Hop<String> {
  @Override
  public String method(String request) {
    return "GET";
  }

  @Override
  public String scheme(String request) {
    return "https";
  }

  @Override
  public String host(String request) {
    return host;
  }

  @Override
  public int port(String request) {
    return port;
  }

  @Override
  public Fact tls(String request) {
    return Fact.YES;
  }

  @Override
  public Fact forwardProxy(String request) {
    return Fact.NO;
  }

  @Override
  public String target(String request) {
    return "/";
  }

  @Override
  public @Nullable String header(String request, String name) {
    return null;
  }

  @Override
  public List<String> headers(String request, String name) {
    return List.of();
  }

  @Override
  public @Nullable String redirectedFrom(String request) {
    return null;
  }
}
