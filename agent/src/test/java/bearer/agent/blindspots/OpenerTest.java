package bearer.agent.blindspots;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.clients.Clients;
import bearer.agent.hop.ClientHook;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import org.apache.http.protocol.HttpRequestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenerTest {
  private static final String STREAM = "sun.security.ssl.SSLSocketImpl.getOutputStream";

  private final KnownClients all = Stacks.allWoven();

  @ParameterizedTest
  @CsvSource({
    "HttpURLConnection, sun.net.www.protocol.https.HttpsClient.afterConnect",
    "HttpURLConnection, sun.net.www.http.HttpClient.openServer",
    "java.net.http.HttpClient, jdk.internal.net.http.AbstractAsyncSSLConnection.<init>",
    "Apache HttpClient 4, org.apache.http.impl.execchain.MainClientExec.execute",
    "Apache HttpClient 4, org.apache.http.impl.client.DefaultRequestDirector.execute",
    "Commons HttpClient, org.apache.commons.httpclient.HttpConnection.open",
    "Jetty HttpClient, org.eclipse.jetty.io.ssl.SslClientConnectionFactory.newConnection",
    "Jodd HTTP, jodd.http.net.SocketHttpConnectionProvider.createSSLSocket",
    "OkHttp, okhttp3.internal.connection.RealConnection.connectTls",
    "OkHttp 2, com.squareup.okhttp.Connection.upgradeToTls"
  })
  void clientsOwnFrame_nearest_isThatClient(String client, String frame) {
    assertThat(Stacks.opener(all, STREAM, frame, "com.acme.Shop.pay").client).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource({
    "Netty, io.vertx.core.net.impl.SSLHelper.configure",
    "Netty, com.acme.Initializer.initChannel",
    "Reactor Netty, reactor.netty.tcp.SslProvider.addSslHandler",
    "AsyncHttpClient, org.asynchttpclient.netty.channel.ChannelManager.addSslHandler"
  })
  void whatNettyOpens_isNettysUnlessAnotherKnownClientAsksForIt(String client, String frame) {
    assertThat(
            Stacks.opener(
                    all,
                    "javax.net.ssl.SSLEngine.<init>",
                    "io.netty.handler.ssl.JdkSslContext.newHandler",
                    frame,
                    "io.netty.channel.ChannelInitializer.handlerAdded")
                .client)
        .isEqualTo(client);
  }

  @Test
  void engine_madeForAPipelineOfNetty3_isNetty3s() {
    Opener opener =
        Stacks.opener(
            all,
            "javax.net.ssl.SSLContext.createSSLEngine",
            "com.acme.Handlers.getPipeline",
            "org.jboss.netty.bootstrap.ClientBootstrap.connect",
            "com.acme.Shop.pay");
    assertThat(opener.client).isEqualTo("Netty 3");
  }

  @Test
  void rawCall_insideAHandlerOfNettys_isUnknown() {
    Opener opener =
        Stacks.opener(
            all,
            STREAM,
            "com.acme.Audit.channelRead",
            "io.netty.channel.AbstractChannelHandlerContext.invokeChannelRead");
    assertThat(opener.client).isNull();
    assertThat(opener.frame).isEqualTo("com.acme.Audit.channelRead");
  }

  @Test
  void clientsMeans_beforeItsOwnFrames_arePassedOver() {
    assertThat(
            Stacks.opener(
                    all,
                    STREAM,
                    "okio.Okio.sink",
                    "okhttp3.internal.connection.RealConnection.connectTls",
                    "com.acme.Shop.pay")
                .client)
        .isEqualTo("OkHttp");
  }

  @Test
  void clientsMeans_usedByTheApplication_areUnknownAndNamed() {
    Opener opener =
        Stacks.opener(
            all, STREAM, "org.apache.http.impl.BHttpConnectionBase.ensureOpen", "com.acme.Core.go");
    assertThat(opener.client).isNull();
    assertThat(opener.frame).isEqualTo("org.apache.http.impl.BHttpConnectionBase.ensureOpen");
    assertThat(opener.caller).isEqualTo("com.acme.Core.go");
  }

  @Test
  void rawCall_insideAClientsInterceptor_isUnknown() {
    Opener opener =
        Stacks.opener(
            all,
            STREAM,
            "com.acme.Audit.intercept",
            "okhttp3.internal.http.RealInterceptorChain.proceed",
            "com.acme.Shop.pay");
    assertThat(opener.client).isNull();
    assertThat(opener.frame).isEqualTo("com.acme.Audit.intercept");
    assertThat(opener.caller).isEqualTo("okhttp3.internal.http.RealInterceptorChain.proceed");
  }

  @Test
  void headMethod_ofTheClassThatAlsoOpens_saysThatTheRequestIsDecided() {
    String core = "org.apache.hc.core5.http.impl.io.HttpRequestExecutor.execute";
    String classic = "org.apache.hc.client5.http.impl.classic.InternalExecRuntime.execute";
    String endpoint =
        "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager$InternalConnectionEndpoint";
    Opener writing = Stacks.opener(all, STREAM, core, classic, endpoint + ".execute");
    assertThat(writing.client).isEqualTo("Apache HttpClient 5");
    assertThat(writing.decided).isTrue();
    assertThat(Stacks.opener(all, STREAM, core, endpoint + ".close").decided).isFalse();
  }

  @Test
  void headMethod_onTheStack_saysThatTheRequestIsDecided() {
    String frame = "org.apache.http.impl.execchain.MainClientExec.execute";
    String head = "org.apache.http.protocol.HttpRequestExecutor.execute";
    assertThat(Stacks.opener(all, STREAM, head, frame).decided).isTrue();
    assertThat(Stacks.opener(all, STREAM, frame).decided).isFalse();
  }

  @Test
  void client_ofWhichNothingIsWoven_isUnknown() {
    assertThat(
            Stacks.opener(
                    new KnownClients(),
                    STREAM,
                    "okhttp3.internal.connection.RealConnection.connectTls")
                .frame)
        .isEqualTo("okhttp3.internal.connection.RealConnection.connectTls");
  }

  @Test
  void client_whoseHeadCouldNotBeWoven_isUnknown() {
    all.notWoven(Stacks.head("OkHttp"), "");
    String frame = "okhttp3.internal.connection.RealConnection.connectTls";
    assertThat(Stacks.opener(all, STREAM, "okio.Okio.sink", frame).client).isNull();
    all.woven(Stacks.head("OkHttp"), ""); // another class of it
    assertThat(Stacks.opener(all, STREAM, "okio.Okio.sink", frame).client).isNull();
  }

  @Test
  void client_whoseAnswersAloneCouldNotBeWoven_isKnown() {
    for (ClientHook hook : Clients.all()) {
      if (!hook.isHead()) {
        all.notWoven(hook, "");
      }
    }
    assertThat(Stacks.opener(all, STREAM, "okhttp3.internal.io.RealConnection.x").client)
        .isEqualTo("OkHttp");
  }

  @Test
  void relocatedCopy_isKnownByItsOwnNamesAlone() {
    KnownClients known = new KnownClients();
    known.woven(Stacks.head("OkHttp"), "my.shaded.");
    String frame = "okhttp3.internal.connection.RealConnection.connectTls";
    assertThat(Stacks.opener(known, STREAM, "my.shaded.okio.Okio.sink", "my.shaded." + frame))
        .extracting(opener -> opener.client)
        .isEqualTo("OkHttp");
    assertThat(Stacks.opener(known, STREAM, "okio.Okio.sink", frame).client).isNull();
    assertThat(Stacks.opener(known, STREAM, "other.shaded." + frame).client).isNull();
  }

  @ParameterizedTest
  @CsvSource({"newEngine", "newSslEngine", "newSSLEngine", "newHandler", "createSSLEngine"})
  void engineFactory_ofTheApplications_isPassedOver(String method) {
    assertThat(
            Stacks.opener(
                    all,
                    "javax.net.ssl.SSLEngine.<init>",
                    "com.acme.Engines." + method,
                    "okhttp3.internal.X.connect")
                .client)
        .isEqualTo("OkHttp");
  }

  @Test
  void wrappersOfSockets_arePassedOver() {
    StackTraceElement[] stack =
        Stacks.of(STREAM, "com.acme.Counting.getOutputStream", "okhttp3.internal.X.connect");
    Map<String, Class<?>> wrapper = Map.of("com.acme.Counting", Counting.class);
    Map<String, Class<?>> other = Map.of("com.acme.Counting", OutputStream.class);
    assertThat(Opener.of(stack, all, () -> wrapper).client).isEqualTo("OkHttp");
    assertThat(Opener.of(stack, all, () -> other).client).isNull();
  }

  private static final class Counting extends Socket {}

  @Test
  void caller_isOfAnotherLibraryAndNoPlumbing() {
    Opener opener =
        Stacks.opener(
            all,
            "javax.net.ssl.SSLEngine.<init>",
            "org.glassfish.grizzly.ssl.SSLFilter.wrap",
            "org.glassfish.grizzly.ssl.SSLFilter.open",
            "org.glassfish.grizzly.Worker.connect",
            "java.lang.Thread.run",
            "org.glassfish.tyrus.client.ClientManager.connect");
    assertThat(opener.frame).isEqualTo("org.glassfish.grizzly.ssl.SSLFilter.wrap");
    assertThat(opener.caller).isEqualTo("org.glassfish.tyrus.client.ClientManager.connect");
  }

  @Test
  void jdkAlone_isNamedSo() {
    Opener opener = Stacks.opener(all, STREAM, "java.lang.Thread.run");
    assertThat(opener.client).isNull();
    assertThat(opener.frame).isEqualTo("the JDK itself");
    assertThat(opener.caller).isNull();
  }

  @Test
  void jar_ofTheFrame_isNamed() {
    String junit = Test.class.getName();
    Opener opener =
        Opener.of(Stacks.of(STREAM, junit + ".open"), all, () -> Map.of(junit, Test.class));
    assertThat(opener.frame)
        .matches("org\\.junit\\.jupiter\\.api\\.Test\\.open \\(junit-jupiter-api-[0-9.]+\\.jar\\)");
  }

  @Test
  void classesOnTheStack_areFoundBothWays() {
    for (StackClasses classes : new StackClasses[] {new WalkedClasses(), new ContextClasses()}) {
      assertThat(classes.now()).containsEntry(OpenerTest.class.getName(), OpenerTest.class);
    }
  }

  /** As the AWS SDK 1 has it. */
  @Test
  void ownKindOfAClientsClass_amongItsFrames_isPassedOver() {
    assertThat(openedByOwnExecutor("org.apache.http.impl.execchain.MainClientExec.execute").client)
        .isEqualTo("Apache HttpClient 4");
  }

  @Test
  void ownKindOfAClientsClass_withoutItsFrames_isUnknown() {
    assertThat(openedByOwnExecutor("com.acme.Shop.pay").client).isNull();
  }

  private Opener openedByOwnExecutor(String caller) {
    String name = OwnExecutor.class.getName();
    return Opener.of(
        Stacks.of(
            STREAM,
            "org.apache.http.impl.BHttpConnectionBase.getSocketOutputStream",
            name + ".doSendRequest",
            "org.apache.http.protocol.HttpRequestExecutor.execute",
            caller),
        all,
        () -> Map.of(name, OwnExecutor.class));
  }

  private static final class OwnExecutor extends HttpRequestExecutor {}
}
