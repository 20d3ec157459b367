package bearer.agent.blindspots;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.diag.Counter;
import bearer.agent.diag.Counters;
import bearer.agent.diag.Level;
import bearer.agent.diag.Log;
import bearer.agent.token.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class BlindSpotsTest {
  private static final String TARGET = "api.example.com:443";
  private static final String UNSEEN =
      "[bearer-agent] WARN BA-212 a connection to api.example.com:443 was opened by OkHttp, but no"
          + " request of it has been seen\n";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Counters counters = new Counters();
  private final Alarms alarms = new Alarms();
  private final BlindSpots blindSpots =
      new BlindSpots(new Log(Level.WARN, said, new FakeTicker()), counters, alarms);

  private final Opener okHttp =
      Stacks.opener(Stacks.allWoven(), "okhttp3.internal.connection.RealConnection.connectTls");
  private final Opener raw =
      Stacks.opener(Stacks.allWoven(), "com.acme.Raw.send", "org.shop.Checkout.pay");

  @Test
  void unknownOpener_isToldOnceForEachTargetAndPlace() {
    for (int i = 0; i < 3; i++) {
      blindSpots.opened(this, TARGET, raw);
    }
    blindSpots.opened(this, "api.example.com:8443", raw);
    assertThat(said())
        .isEqualTo(
            """
            [bearer-agent] WARN BA-211 connections to api.example.com:443 are opened by com.acme.Raw.send, called by org.shop.Checkout.pay, which the agent does not know: what goes over them goes without a token
            [bearer-agent] WARN BA-211 connections to api.example.com:8443 are opened by com.acme.Raw.send, called by org.shop.Checkout.pay, which the agent does not know: what goes over them goes without a token
            """);
    assertThat(counters.value(Counter.CONNECTIONS_UNKNOWN)).isEqualTo(4);
    assertThat(alarms.waiting()).isZero();
  }

  @Test
  void unknownOpener_againstWhichSomethingHelps_isToldWithIt() {
    KnownClients none = new KnownClients();
    blindSpots.opened(
        this, TARGET, Stacks.opener(none, "weblogic.net.http.HttpsClient.openServer"));
    blindSpots.opened(
        this,
        TARGET,
        Stacks.opener(none, "acme.Factory.createSocket", "weblogic.net.http.HttpsClient.New"));
    blindSpots.opened(this, TARGET, Stacks.opener(none, "io.grpc.okhttp.OkHttpTlsUpgrader.up"));
    assertThat(said())
        .isEqualTo(
            """
            [bearer-agent] WARN BA-211 connections to api.example.com:443 are opened by weblogic.net.http.HttpsClient.openServer, which the agent does not know: what goes over them goes without a token; with -DUseSunHttpHandler=true WebLogic leaves them to the JDK, where they are seen
            [bearer-agent] WARN BA-211 connections to api.example.com:443 are opened by acme.Factory.createSocket, called by weblogic.net.http.HttpsClient.New, which the agent does not know: what goes over them goes without a token; with -DUseSunHttpHandler=true WebLogic leaves them to the JDK, where they are seen
            [bearer-agent] WARN BA-211 connections to api.example.com:443 are opened by io.grpc.okhttp.OkHttpTlsUpgrader.up, which the agent does not know: what goes over them goes without a token; over grpc-netty and grpc-netty-shaded they are seen
            """);
  }

  @Test
  void unknownOpeners_beyondAThousand_areCountedAlone() {
    for (int i = 0; i < 1500; i++) {
      blindSpots.opened(this, TARGET, Stacks.opener(new KnownClients(), "acme.Raw" + i + ".send"));
    }
    assertThat(said().lines()).hasSize(1000);
    assertThat(counters.value(Counter.CONNECTIONS_UNKNOWN)).isEqualTo(1500);
  }

  @Test
  void knownClient_whoseRequestIsDecided_isNotTold() {
    blindSpots.opened(this, TARGET, okHttp);
    assertThat(alarms.waiting()).isEqualTo(1);
    blindSpots.decided(new Request("OkHttp", "API.example.com.", -1), "");
    assertThat(alarms.waiting()).isZero();
    alarms.pass(61);
    blindSpots.opened(this, TARGET, okHttp); // another one is not expected any more
    assertThat(alarms.waiting()).isZero();
    assertThat(said()).isEmpty();
  }

  @Test
  void knownClient_noneOfWhoseRequestsIsDecided_isToldOnceAfterAMinute() {
    blindSpots.opened(this, TARGET, okHttp);
    blindSpots.opened(this, TARGET, okHttp);
    blindSpots.decided(new Request("OkHttp 2", "api.example.com", 443), "");
    blindSpots.decided(new Request("OkHttp", "api.example.com", 8443), "");
    blindSpots.decided(new Request("OkHttp", "other.example.com", 443), "");
    alarms.pass(59);
    assertThat(said()).isEmpty();
    alarms.pass(2);
    assertThat(said()).isEqualTo(UNSEEN);
    blindSpots.opened(this, TARGET, okHttp);
    alarms.pass(61);
    assertThat(said()).isEqualTo(UNSEEN);
  }

  @Test
  void knownClient_whoseRequestWasDecidedBeforeItsConnection_isNotTold() {
    KnownClients all = Stacks.allWoven();
    blindSpots.opened(
        this,
        TARGET,
        Stacks.opener(
            all,
            "org.apache.http.protocol.HttpRequestExecutor.execute",
            "org.apache.http.impl.execchain.MainClientExec.execute"));
    assertThat(alarms.waiting()).isZero();
  }

  /** An engine is there before the connection is: the host may not answer. */
  @Test
  void knownClient_whoseEngineNeverShookHands_isNotToldAndExpectedAgain() throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("api.example.com", 443);
    blindSpots.opened(engine, TARGET, okHttp);
    alarms.pass(61);
    assertThat(said()).isEmpty();
    blindSpots.opened(this, TARGET, okHttp);
    alarms.pass(61);
    assertThat(said()).isEqualTo(UNSEEN);
  }

  @Test
  void expectations_beyondAThousandHosts_areNone() {
    for (int i = 0; i < 1500; i++) {
      blindSpots.opened(this, "h" + i + ":443", okHttp);
    }
    assertThat(alarms.waiting()).isEqualTo(1000);
  }

  @Test
  void socket_whoseStreamIsAskedForTwice_countsOnce() throws Exception {
    SSLSocket socket = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket();
    blindSpots.opened(socket, "api.example.com", 443);
    blindSpots.opened(socket, "api.example.com", 443);
    assertThat(counters.value(Counter.CONNECTIONS_SEEN)).isEqualTo(1);
  }

  @Test
  void socket_ofAServer_isNone() throws Exception {
    try (SSLServerSocket server =
        (SSLServerSocket) SSLContext.getDefault().getServerSocketFactory().createServerSocket(0)) {
      assertThat(server.getUseClientMode()).isFalse();
      SSLSocket socket = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket();
      socket.setUseClientMode(false);
      blindSpots.opened(socket, "api.example.com", 443);
    }
    assertThat(counters.value(Counter.CONNECTIONS_SEEN)).isZero();
  }

  @Test
  void socket_overAnother_hasThePortThatItWasGivenUntilItIsSeen() throws Exception {
    SSLSocket socket = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket();
    assertThat(blindSpots.port(socket, 3128)).isEqualTo(3128);
    blindSpots.layered(socket, 443);
    assertThat(blindSpots.port(socket, 3128)).isEqualTo(443);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
