package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Tls;
import bearer.sandbox.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.RedisServer;
import bearer.sandbox.ResourceServer;
import bearer.sandbox.Routes;
import bearer.sandbox.Script;
import bearer.sandbox.TokenEndpoint;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several JVMs that share a token through a real Redis server. */
class FleetIT {
  private static final long PATIENCE_SECONDS = 60;

  private final TokenEndpoint endpoint = new TokenEndpoint().client("shop", "s3cret");

  @TempDir Path directory;

  @BeforeEach
  void needsAServer() {
    assumeTrue(RedisServer.isInstalled(), "there is no redis-server on this machine");
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
  void twelveProcesses_makeOneTokenRequest(Jdk jdk) throws Exception {
    try (RedisServer redis = RedisServer.start();
        AuthorizationServer server = AuthorizationServer.answering(routes(endpoint))) {
      List<JavaProcess> fleet = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        fleet.add(
            JavaProcess.start(sendingOnce(shared(command(jdk, server), redis.port()), server)));
      }
      for (JavaProcess one : fleet) {
        assertSent(one);
        one.close();
      }
      assertThat(server.requestsOf("shop")).hasSize(1);
      assertThat(tokensSeen(server)).hasSize(1);
      assertThat(server.answered(401)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
  void rediss_withAUserAndAPassword_isShared(Jdk jdk) throws Exception {
    Path password = Files.writeString(directory.resolve("password"), "pa55word\n");
    try (RedisServer redis =
            RedisServer.startSecure(
                new File(Tls.certificate()),
                new File(Tls.privateKey()),
                "--user",
                "bearer",
                "on",
                ">pa55word",
                "~bearer:*",
                "&bearer:*",
                "+@all");
        AuthorizationServer server = AuthorizationServer.answering(routes(endpoint))) {
      for (int i = 0; i < 2; i++) {
        JavaCommand command =
            command(jdk, server)
                .property("bearer.token-store", "rediss://bearer@localhost:" + redis.port())
                .property("bearer.token-store-password-file", password)
                .property("bearer.token-store-truststore", Tls.truststore())
                .property("bearer.token-store-truststore-type", "JKS")
                .property("bearer.token-store-truststore-password", Tls.PASSWORD)
                .property("bearer.token-timeout", "20s");
        try (JavaProcess one = JavaProcess.start(sendingOnce(command, server))) {
          assertSent(one);
        }
      }
      assertThat(server.requestsOf("shop")).hasSize(1);
    }
  }

  /** As some servers do: a new token ends the one before. */
  @Test
  void serverWithOneLiveToken_underLoad_failsNoCall() throws Exception {
    Jdks.assumeNoOtherRunHasIt();
    AtomicInteger tokens = new AtomicInteger();
    CountDownLatch thirdInUse = new CountDownLatch(100);
    endpoint
        .lifeSeconds(16) // a refusal is heeded every 10 s
        .issuing(
            client -> {
              endpoint.tokens().revokeAll();
              tokens.incrementAndGet();
              return UUID.randomUUID().toString();
            });
    Script api =
        request -> {
          if (tokens.get() == 3) {
            thirdInUse.countDown();
          }
          return Answer.json(200, "{}");
        };
    try (RedisServer redis = RedisServer.start();
        AuthorizationServer server = AuthorizationServer.answering(routes(endpoint, api))) {
      List<JavaProcess> fleet = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        fleet.add(JavaProcess.start(underLoad(server, redis)));
      }
      assertThat(thirdInUse.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      for (JavaProcess one : fleet) {
        assertSuccess(one);
        assertThat(one.stderr()).isEmpty();
      }
      assertThat(server.requestsOf("shop")).hasSizeBetween(3, 4); // if some end late
    }
  }

  @Test
  void holderIsKilled_anotherAsks() throws Exception {
    Jdks.assumeNoOtherRunHasIt();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Script holding =
        request -> {
          if (asked.getCount() > 0) {
            asked.countDown();
            never.await();
          }
          return endpoint.answer(request);
        };
    try (RedisServer redis = RedisServer.start();
        AuthorizationServer server = AuthorizationServer.answering(routes(holding));
        JavaProcess holder = JavaProcess.start(once(server, redis))) {
      assertThat(asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(holder.stderr()).isTrue();
      try (JavaProcess waiting = JavaProcess.start(once(server, redis))) {
        holder.close();
        assertSent(waiting);
      }
      never.countDown();
      assertThat(server.answered(200)).isGreaterThanOrEqualTo(2);
      assertThat(tokensSeen(server)).hasSize(1);
    }
  }

  @Test
  void storeIsStoppedAndComesBack_failsNoCall() throws Exception {
    Jdks.assumeNoOtherRunHasIt();
    CountDownLatch first = new CountDownLatch(1);
    endpoint
        .lifeSeconds(4)
        .issuing(
            client -> {
              first.countDown();
              return UUID.randomUUID().toString();
            });
    try (RedisServer redis = RedisServer.start();
        AuthorizationServer server = AuthorizationServer.answering(routes(endpoint));
        JavaProcess one = JavaProcess.start(underLoad(server, redis))) {
      assertThat(first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(one.stderr()).isTrue();
      redis.kill();
      assertThat(one.awaitStderr(said -> said.contains("BA-351"))).contains("BA-351");
      redis.restart();
      assertThat(one.awaitStderr(said -> said.contains("BA-352"))).contains("BA-352");
      assertSuccess(one);
      assertThat(one.stderr().lines()).hasSize(2);
    }
  }

  @Test
  void check_triesTheStore() throws Exception {
    Jdks.assumeNoOtherRunHasIt();
    try (RedisServer redis = RedisServer.start();
        AuthorizationServer server = AuthorizationServer.answering(routes(endpoint))) {
      String address = "redis://localhost:" + redis.port();

      assertThat(checked(server, redis))
          .contains("token store: " + address + "\n", "token store is: reachable, in ");
      redis.kill();
      assertThat(checked(server, redis)).contains("token store is: no: ConnectException");
    }
  }

  private String checked(AuthorizationServer server, RedisServer redis) throws IOException {
    JavaCommand command = shared(server, redis).option("-jar");
    return JavaProcess.run(command.main(JavaCommand.agentJar().toString(), "check")).stdout();
  }

  @Test
  void withoutAStore_nothingOfItIsLoaded() throws Exception {
    Jdks.assumeNoOtherRunHasIt();
    Jdk jdk = own();
    try (RedisServer redis = RedisServer.start();
        AuthorizationServer server = AuthorizationServer.answering(routes(endpoint))) {
      assertThat(loaded(jdk, once(server, redis))).contains("bearer.agent.store.SharedTokens");
      assertThat(loaded(jdk, sendingOnce(command(jdk, server), server)))
          .contains("bearer.agent.oauth.ClientCredentials")
          .noneMatch(name -> name.startsWith("bearer.agent.store."))
          .doesNotContain("bearer.agent.token.StoreState", "bearer.agent.oauth.SharingKeys");
    }
  }

  private static List<String> loaded(Jdk jdk, JavaCommand command) {
    LoadedClasses.tell(command, jdk);
    return LoadedClasses.told(JavaProcess.run(command).stdout(), jdk);
  }

  private static void assertSent(JavaProcess one) throws IOException {
    one.stdin().close();
    assertThat(new String(one.stdout().readAllBytes(), StandardCharsets.UTF_8))
        .as(one.stderr())
        .isEqualTo(Sending.URL_CONNECTION + " 200\nsent\n");
    assertThat(one.join()).isZero();
    assertThat(one.stderr()).isEmpty();
  }

  private static void assertSuccess(JavaProcess one) throws IOException {
    one.stdin().close();
    assertThat(new String(one.stdout().readAllBytes(), StandardCharsets.UTF_8).trim())
        .as(one.stderr())
        .isEqualTo("[200]");
    assertThat(one.join()).isZero();
  }

  private static Jdk own() {
    return Jdks.all().stream()
        .filter(jdk -> jdk.feature() == Jdks.BUILDS_OWN)
        .findFirst()
        .orElseThrow();
  }

  private JavaCommand command(Jdk jdk, AuthorizationServer server) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "s3cret\n");
    return JavaCommand.on(jdk)
        .property("bearer.hosts", "localhost:" + server.port())
        .property("bearer.token-url", "http://localhost:" + server.port() + "/token")
        .property("bearer.client-id", "shop")
        .property("bearer.client-secret-file", secret.toString());
  }

  private JavaCommand shared(AuthorizationServer server, RedisServer redis) throws IOException {
    return shared(command(own(), server), redis.port());
  }

  /** With time for many JVMs that start on a small machine. */
  private static JavaCommand shared(JavaCommand command, int port) {
    return command
        .property("bearer.token-store", "redis://localhost:" + port)
        .property("bearer.token-store-timeout", "2s")
        .property("bearer.token-timeout", "20s");
  }

  private JavaCommand once(AuthorizationServer server, RedisServer redis) throws IOException {
    return sendingOnce(shared(server, redis), server);
  }

  private static JavaCommand sendingOnce(JavaCommand command, AuthorizationServer server) {
    return command
        .agent()
        .apps()
        .main("bearer.it.apps.SendOnce", Sending.URL_CONNECTION, api(server));
  }

  private JavaCommand underLoad(AuthorizationServer server, RedisServer redis) throws IOException {
    return shared(server, redis)
        .agent()
        .apps()
        .main("bearer.it.apps.SendUntilClosed", "2", Sending.URL_CONNECTION, api(server));
  }

  private static String api(AuthorizationServer server) {
    return "http://localhost:" + server.port() + "/api";
  }

  private Routes routes(Script tokens) {
    return routes(tokens, request -> Answer.json(200, "{}"));
  }

  private Routes routes(Script tokens, Script api) {
    return new Routes()
        .under("/token", tokens)
        .under(
            "/api", new ResourceServer(endpoint.tokens(), ResourceServer.challenge("Bearer"), api));
  }

  private static List<String> tokensSeen(AuthorizationServer server) {
    return server.requests().stream()
        .filter(request -> request.path().equals("/api"))
        .map(request -> Objects.requireNonNull(request.headers("Authorization").get(0)))
        .distinct()
        .toList();
  }
}
