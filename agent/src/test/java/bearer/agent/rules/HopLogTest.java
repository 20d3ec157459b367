package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.hop.Fact;
import bearer.agent.hop.Hop;
import bearer.agent.token.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class HopLogTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void debug_tellsTheConnectionOfEachHead_andNoValueOfAHeader() {
    HopLog hops = hops(Level.DEBUG);
    Head head = Head.to("http", "api.example.com", 8080, "/v2/payments/4711");
    head.over(Fact.NO, Fact.YES).with("Authorization", "Basic b3du");
    head.redirectedFrom(Hop.UNKNOWN);
    hops.tell(head, head);
    Head unknown = new Head().over(Fact.UNKNOWN, Fact.UNKNOWN).redirectedFrom(Hop.UNKNOWN);
    hops.tell(unknown, unknown);

    assertThat(said())
        .containsExactly(
            "[bearer-agent] DEBUG BA-204 Client writes the head of a GET to"
                + " http://api.example.com:8080, TLS NO, forward proxy YES, 1 Authorization,"
                + " redirect unknown",
            "[bearer-agent] DEBUG BA-204 Client writes the head of a GET to"
                + " https://api.example.com:-1, TLS UNKNOWN, forward proxy UNKNOWN,"
                + " 0 Authorization, redirect unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example:8443/p/4711?n=1, redirected from https://a.example:8443",
    "http://user:pass@a.example, redirected from http://a.example",
    "http://a.example/x@y, redirected from http://a.example",
    "http://a.example?x@y, redirected from http://a.example",
    "http://a.example#x@y, redirected from http://a.example",
    "?, redirect unknown",
    ", no redirect"
  })
  void debug_redirect_isNamedByItsOriginAlone(String from, String expected) {
    Head head = new Head();
    hops(Level.DEBUG).tell(new From(from), head);

    assertThat(said()).hasSize(1);
    assertThat(said().get(0)).endsWith("0 Authorization, " + expected);
  }

  @Test
  void info_tellsNothing() {
    hops(Level.INFO).tell(new Head(), new Head());

    assertThat(said()).isEmpty();
  }

  private HopLog hops(Level level) {
    return new HopLog(new Log(level, said, new FakeTicker()));
  }

  private java.util.List<String> said() {
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Reads a head that something has redirected to. */
  private record From(String url) implements Hop<Head> {
    @Override
    public String client() {
      return "Client";
    }

    @Override
    public String method(Head head) {
      return head.method(head);
    }

    @Override
    public @Nullable String scheme(Head head) {
      return head.scheme(head);
    }

    @Override
    public @Nullable String host(Head head) {
      return head.host(head);
    }

    @Override
    public int port(Head head) {
      return head.port(head);
    }

    @Override
    public Fact tls(Head head) {
      return head.tls(head);
    }

    @Override
    public Fact forwardProxy(Head head) {
      return head.forwardProxy(head);
    }

    @Override
    public String target(Head head) {
      return head.target(head);
    }

    @Override
    public @Nullable String header(Head head, String name) {
      return head.header(head, name);
    }

    @Override
    public java.util.List<String> headers(Head head, String name) {
      return head.headers(head, name);
    }

    @Override
    public @Nullable String redirectedFrom(Head head) {
      return url;
    }
  }
}
