package bearer.benchmarks;

import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of no client at all; the hop that reads it does nothing but hand its fields over. */
final class Request {
  // not constants: the compiler must not know what is asked
  String host;
  String target;

  Request(String host, String target) {
    this.host = host;
    this.target = target;
  }

  static final class Reader implements Hop<Request> {
    private final @Nullable String legacyToken;

    Reader() {
      this(null);
    }

    /**
     * @param legacyToken of every request; null for none
     */
    Reader(@Nullable String legacyToken) {
      this.legacyToken = legacyToken;
    }

    @Override
    public String client() {
      return "Benchmark";
    }

    @Override
    public String method(Request request) {
      return "GET";
    }

    @Override
    public String scheme(Request request) {
      return "https";
    }

    @Override
    public String host(Request request) {
      return request.host;
    }

    @Override
    public int port(Request request) {
      return -1;
    }

    @Override
    public Fact tls(Request request) {
      return Fact.YES;
    }

    @Override
    public Fact forwardProxy(Request request) {
      return Fact.NO;
    }

    @Override
    public String target(Request request) {
      return request.target;
    }

    @Override
    public @Nullable String header(Request request, String name) {
      return legacyToken != null && name.equals("x-picpay-token") ? legacyToken : null;
    }

    @Override
    public List<String> headers(Request request, String name) {
      return Collections.emptyList();
    }

    @Override
    public @Nullable String redirectedFrom(Request request) {
      return null;
    }
  }
}
