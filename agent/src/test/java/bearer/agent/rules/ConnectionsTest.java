package bearer.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Counter;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which connections are looked at. */
@NullUnmarked
class ConnectionsTest {
  private final Given given = new Given();

  @ParameterizedTest
  @CsvSource({
    "api.example.com, 443, 1",
    "API.Example.com., 443, 1",
    "api.example.com, 8443, 0",
    "api.example.com, 80, 0",
    "other.example.com, 443, 0",
    "a.b.shop.test, 9443, 1",
    "shop.test, 9443, 0",
    "::1, 443, 1",
    "0:0:0:0:0:0:0:1, 443, 1"
  })
  void opened_theConfiguredHostsAndPorts_areLookedAt(String host, int port, int seen) {
    given
        .policy("bearer.hosts=api.example.com,*.shop.test:9443,[::1]")
        .opened(new Object(), host, port);
    assertThat(given.counters.value(Counter.CONNECTIONS_SEEN)).isEqualTo(seen);
  }

  @Test
  void opened_overATunnel_isToTheHostBehindTheProxy() throws Exception {
    Policy policy = given.policy();
    policy.layered(socket(), "api.example.com", 443);
    policy.opened(socket, "api.example.com", 3128);
    assertThat(given.counters.value(Counter.CONNECTIONS_SEEN)).isEqualTo(1);
  }

  @Test
  void opened_unknown_isSaidUnderObserveToo() {
    given.policy("bearer.mode=observe").opened(new Object(), "api.example.com", 443);
    assertThat(given.said())
        .startsWith("[bearer-agent] WARN BA-211 connections to api.example.com:443 are opened by ");
  }

  private SSLSocket socket;

  private SSLSocket socket() throws Exception {
    socket = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket();
    return socket;
  }
}
