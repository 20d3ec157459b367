package bearer.agent.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.agent.base.Ticker;
import bearer.agent.config.TokenStore;
import bearer.agent.net.HostPort;
import bearer.agent.token.FakeTicker;
import bearer.sandbox.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Servers that do not what they should: within its time-out the process asks by itself, and says so
 * once. Sockets and time-outs are real; how long tokens live and a store is left alone is not.
 */
@Timeout(30)
class FailingRedisTest {
  private static final long MILLI = 1_000_000L;

  /** For a command, and to open a connection. */
  private static final long TIMEOUT_MILLIS = 400;

  /** Both of them, and a machine with other work; far less than what the servers here take. */
  private static final long BOUND_MILLIS = 5_000;

  private static final String ALONE =
      "[bearer-agent] WARN BA-351 the token store redis://fake cannot be used, so this process asks"
          + " for its tokens by itself: ";

  @TempDir Path directory;

  private final FakeTicker ticker = new FakeTicker();
  private final FakeIssuer issuer = new FakeIssuer(ticker);

  /** Whoever listens for news has had enough. */
  @AfterEach
  void end() {
    ticker.advanceMillis(3_600_000);
  }

  private FakeProcess process(int port, @Nullable Path password) {
    TokenStore config =
        new TokenStore(
            HostPort.of("127.0.0.1", port),
            false,
            null,
            password == null ? null : password.toString(),
            0,
            TIMEOUT_MILLIS * MILLI,
            4 * TIMEOUT_MILLIS * MILLI,
            null);
    return new FakeProcess(new RedisStore(config, Ticker.SYSTEM), issuer, ticker, "s3cret");
  }

  private static RedisServer redis(String... options) throws IOException {
    assumeTrue(RedisServer.isInstalled(), "there is no redis-server on this machine");
    return RedisServer.start(options);
  }

  private static String inTime(FakeProcess process) {
    long begun = System.nanoTime();
    String token = process.get();
    assertThat((System.nanoTime() - begun) / MILLI).isLessThan(BOUND_MILLIS);
    return token;
  }

  /** After a refresh, which runs on the caller here. */
  private String next(FakeProcess process) {
    ticker.advanceMillis(241_000);
    inTime(process);
    return inTime(process);
  }

  @Test
  void paused_asksByItself_andComesBack() throws IOException {
    try (RedisServer redis = redis()) {
      FakeProcess process = process(redis.port(), null);
      assertThat(process.get()).isEqualTo("t1");
      redis.pause();
      try {
        assertThat(next(process)).isEqualTo("t2");
        assertThat(process.state.reachable()).isEqualTo("no: it took too long");
        assertThat(next(process)).isEqualTo("t3");
      } finally {
        redis.resume();
      }
      assertThat(next(process)).isEqualTo("t4");

      assertThat(process.state.reachable()).isEqualTo("reachable");
      assertThat(process.said().lines())
          .containsExactly(
              ALONE + "it took too long",
              "[bearer-agent] WARN BA-352 the token store redis://fake can be used again");
      assertThat(process(redis.port(), null).get()).isEqualTo("t4");
      assertThat(issuer.requests).hasValue(4);
    }
  }

  @Test
  void pausedWhileItAsks_usesTheTokenAllTheSame() throws IOException {
    try (RedisServer redis = redis()) {
      issuer.meanwhile = () -> pause(redis);
      FakeProcess process = process(redis.port(), null);

      assertThat(inTime(process)).isEqualTo("t1");
      assertThat(issuer.requests).hasValue(1);
      assertThat(process.said().lines()).containsExactly(ALONE + "it took too long");
    }
  }

  private static void pause(RedisServer redis) {
    try {
      redis.pause();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @ParameterizedTest
  @CsvSource({"READONLY,--replicaof 127.0.0.1 1", "OOM,--maxmemory 1", "NOAUTH,--requirepass x"})
  void refusingServer_asksByItself(String error, String options) throws IOException {
    try (RedisServer redis = redis(options.split(" "))) {
      asksAlone(process(redis.port(), null), "it answered " + error);
    }
  }

  @Test
  void wrongPassword_asksByItself() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "wr0ng\n");
    try (RedisServer redis = redis("--requirepass", "pa55word")) {
      asksAlone(process(redis.port(), password), "it answered WRONGPASS");
    }
  }

  @Test
  void neverAnswers_asksByItself() throws IOException {
    asksAlone((client, over) -> over.await(), "it took too long");
  }

  /** Each byte is in time; all of them would take twenty seconds. */
  @Test
  void trickles_asksByItself() throws IOException {
    asksAlone(
        (client, over) -> {
          say("$1000\r\n", client);
          while (!over.await(20, TimeUnit.MILLISECONDS)) {
            say("x", client);
          }
        },
        "it took too long");
  }

  @Test
  void answerCutOff_asksByItself() throws IOException {
    asksAlone(answering("$100\r\nabc"), "EOFException: it closed the connection");
  }

  @Test
  void anotherProtocol_asksByItself() throws IOException {
    asksAlone(
        answering("HTTP/1.1 400 Bad Request\r\n\r\n"),
        "it answered with something that is not the Redis protocol");
  }

  private static ScriptedServer.Script answering(String text) {
    return (client, over) -> {
      if (client.getInputStream().read(new byte[1024]) > 0) {
        say(text, client);
      }
    };
  }

  private static void say(String text, Socket client) throws IOException {
    client.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private void asksAlone(ScriptedServer.Script script, String why) throws IOException {
    try (ScriptedServer server = new ScriptedServer(script)) {
      asksAlone(process(server.port(), null), why);
    }
  }

  /** That news is not to be had either may be said besides. */
  private void asksAlone(FakeProcess process, String why) {
    assertThat(inTime(process)).isEqualTo("t1");
    assertThat(next(process)).isEqualTo("t2");

    assertThat(issuer.requests).hasValue(2);
    assertThat(process.said().lines().filter(line -> line.contains("by itself")))
        .containsExactly(ALONE + why);
    assertThat(process.state.reachable()).isEqualTo("no: " + why);
  }
}
