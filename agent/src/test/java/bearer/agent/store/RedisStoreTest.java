package bearer.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.agent.base.Ticker;
import bearer.agent.config.TokenStore;
import bearer.agent.diag.Docs;
import bearer.agent.net.HostPort;
import bearer.sandbox.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, with a user that has the rights of docs/fleet.md and no other. */
@Timeout(30)
class RedisStoreTest {
  private static final long SECOND = 1_000_000_000L;
  private static final byte[] SEALED = {1, 2, 3};
  private static final byte[] OTHER = {4, 5, 6};

  private static @Nullable RedisServer server;
  @TempDir static Path directory;

  private String name = "";

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(RedisServer.isInstalled(), "there is no redis-server on this machine");
    List<String> options = new ArrayList<>(List.of("--user", "default", "on", "nopass"));
    options.addAll(List.of("--user", "agent", "on", ">pa55word"));
    options.addAll(List.of(rights().split(" ")));
    server = RedisServer.start(options.toArray(new String[0]));
  }

  /** As an operator copies them. */
  private static String rights() throws IOException {
    String page = Files.readString(Docs.file("fleet.md"));
    int from = page.indexOf("~bearer:*");
    return page.substring(from, page.indexOf('\n', from));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void name(TestInfo test) {
    name = test.getDisplayName();
  }

  private static RedisServer server() {
    return Objects.requireNonNull(server);
  }

  private static RedisStore store(@Nullable String user, @Nullable String password, int database)
      throws IOException {
    Path file = directory.resolve("password");
    if (password != null) {
      Files.writeString(file, password + "\n");
    }
    return new RedisStore(
        new TokenStore(
            HostPort.of("127.0.0.1", server().port()),
            false,
            user,
            password == null ? null : file.toString(),
            database,
            2 * SECOND,
            10 * SECOND,
            null),
        Ticker.SYSTEM);
  }

  private StoreConnection connect() throws IOException {
    return store("agent", "pa55word", 0).connect(name);
  }

  @Test
  void read_nothingThere_isNothing() throws IOException {
    StoreConnection connection = connect();

    assertThat(connection.read().sealed).isNull();
    connection.close();
  }

  @Test
  void replace_holder_putsInAndEndsTheLease() throws IOException {
    StoreConnection connection = connect();
    Stored before = connection.read();

    assertThat(connection.lease("a")).isTrue();
    assertThat(connection.lease("b")).isFalse();
    assertThat(connection.replace(before, new Stored(SEALED, 60_000), "a")).isTrue();
    Stored after = connection.read();
    assertThat(after.sealed).isEqualTo(SEALED);
    assertThat(after.leftMillis).isBetween(50_000L, 60_000L);
    assertThat(connection.lease("b")).isTrue();
    connection.release("b");
    connection.close();
  }

  @Test
  void replace_leaseOfAnother_putsNothingIn() throws IOException {
    StoreConnection connection = connect();
    connection.lease("a");

    assertThat(connection.replace(connection.read(), new Stored(SEALED, 60_000), "b")).isFalse();
    assertThat(connection.read().sealed).isNull();
    connection.release("a");
    connection.close();
  }

  @Test
  void replace_somebodyWasFaster_putsNothingIn() throws IOException {
    StoreConnection connection = connect();
    Stored before = connection.read();
    connection.replace(before, new Stored(OTHER, 60_000), "b");

    assertThat(connection.replace(before, new Stored(SEALED, 60_000), "a")).isFalse();
    assertThat(connection.read().sealed).isEqualTo(OTHER);
    connection.close();
  }

  @Test
  void release_leaseOfAnother_staysTheirs() throws IOException {
    StoreConnection connection = connect();
    connection.lease("a");
    connection.release("b");
    connection.renew("b");
    connection.renew("a");

    assertThat(connection.lease("c")).isFalse();
    connection.release("a");
    assertThat(connection.lease("c")).isTrue();
    connection.release("c");
    connection.close();
  }

  @Test
  void drop_exactlyThat_andNothingElse() throws IOException {
    StoreConnection connection = connect();
    connection.replace(connection.read(), new Stored(SEALED, 60_000), "a");
    connection.drop(OTHER);

    assertThat(connection.read().sealed).isEqualTo(SEALED);
    connection.drop(SEALED);
    assertThat(connection.read().sealed).isNull();
    connection.close();
  }

  @Test
  void listen_whatIsPutIn_isHeard() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Stored> heard = new CompletableFuture<>();
    Store.News news =
        new Store.News() {
          @Override
          public void begins() {
            begun.countDown();
          }

          @Override
          public void is(Stored stored) {
            heard.complete(stored);
          }

          @Override
          public boolean wanted() {
            return !heard.isDone();
          }
        };
    CompletableFuture<Void> listening =
        CompletableFuture.runAsync(
            () -> {
              try {
                store("agent", "pa55word", 0).listen(name, news);
              } catch (IOException failed) {
                heard.completeExceptionally(failed);
                begun.countDown();
              }
            });
    begun.await();
    StoreConnection connection = connect();
    connection.replace(connection.read(), new Stored(SEALED, 60_000), "a");

    Stored told = heard.get(10, TimeUnit.SECONDS);
    assertThat(told.sealed).isEqualTo(SEALED);
    assertThat(told.leftMillis).isEqualTo(60_000);
    listening.get(10, TimeUnit.SECONDS);
    connection.close();
  }

  @Test
  void connect_anotherDatabase_isAnother() throws IOException {
    StoreConnection third = store("agent", "pa55word", 3).connect(name);
    third.replace(third.read(), new Stored(SEALED, 60_000), "a");
    StoreConnection first = connect();

    assertThat(third.read().sealed).isEqualTo(SEALED);
    assertThat(first.read().sealed).isNull();
    third.close();
    first.close();
  }

  @Test
  void connect_wrongPassword_saysSo() {
    assertThatThrownBy(() -> store("agent", "wr0ng", 0).connect(name))
        .isInstanceOf(StoreRefusal.class)
        .hasMessage("it answered WRONGPASS");
  }

  @Test
  void connect_withoutALogin_saysSo() {
    assertThatThrownBy(() -> store(null, null, 0).connect(name).read())
        .hasMessage("it answered NOPERM");
  }
}
