package bearer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a client meets it. */
@Timeout(30)
final class AuthorizationServerTest {
  private static final Script GRANTED = Script.always(Answer.json(200, "granted"));

  private final HttpClient client = HttpClient.newHttpClient();

  private static HttpRequest request(AuthorizationServer server, String id) {
    return HttpRequest.newBuilder(URI.create(server.url("/token")))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + id))
        .build();
  }

  private HttpResponse<String> ask(AuthorizationServer server, String id) throws Exception {
    return client.send(request(server, id), BodyHandlers.ofString());
  }

  @Test
  void requests_areCountedByClientAndStatus() throws Exception {
    TokenEndpoint endpoint = new TokenEndpoint().accepting(c -> !c.id().equals("stranger"));
    try (AuthorizationServer server = AuthorizationServer.answering(endpoint)) {
      ask(server, "shop");
      ask(server, "shop");
      ask(server, "stranger");

      assertThat(server.requests()).hasSize(3);
      assertThat(server.requestsOf("shop")).hasSize(2);
      assertThat(server.answered(401)).isEqualTo(1);
      assertThat(server.mostInFlight()).isEqualTo(1);
    }
  }

  @Test
  void answer_inTurn_staysWithTheLast() throws Exception {
    Answer busy = Answer.json(503, "").header("Retry-After", "7");
    Script script = Script.inTurn(Script.always(busy), GRANTED);
    try (AuthorizationServer server = AuthorizationServer.answering(script)) {
      HttpResponse<String> first = ask(server, "shop");
      assertThat(first.statusCode()).isEqualTo(503);
      assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
      assertThat(ask(server, "shop").body()).isEqualTo("granted");
      assertThat(ask(server, "shop").body()).isEqualTo("granted");
    }
  }

  @Test
  void answer_held_comesWhenReleased() throws Exception {
    CountDownLatch bothArrived = new CountDownLatch(2);
    CountDownLatch released = new CountDownLatch(1);
    Script held = GRANTED.heldBy(released);
    Script script =
        request -> {
          bothArrived.countDown();
          return held.answer(request);
        };
    try (AuthorizationServer server = AuthorizationServer.answering(script)) {
      CompletableFuture<HttpResponse<String>> one =
          client.sendAsync(request(server, "one"), BodyHandlers.ofString());
      CompletableFuture<HttpResponse<String>> two =
          client.sendAsync(request(server, "two"), BodyHandlers.ofString());
      bothArrived.await();
      assertThat(server.requests()).hasSize(2);
      assertThat(one).isNotDone();
      assertThat(two).isNotDone();
      released.countDown();

      assertThat(one.get().body()).isEqualTo("granted");
      assertThat(two.get().body()).isEqualTo("granted");
      assertThat(server.mostInFlight()).isEqualTo(2);
    }
  }

  @Test
  void answer_none_isTheEndOfTheConnection() throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(Answer.none())) {
      assertThatThrownBy(() -> ask(server, "shop")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void answer_raw_isSentAsItIs() throws Exception {
    Answer raw = Answer.raw("HTTP/1.0 299 Odd\r\nX: y\r\n\r\nto the end");
    try (AuthorizationServer server = AuthorizationServer.answering(raw)) {
      HttpResponse<String> answer = ask(server, "shop");

      assertThat(answer.statusCode()).isEqualTo(299);
      assertThat(answer.headers().firstValue("X")).hasValue("y");
      assertThat(answer.body()).isEqualTo("to the end");
    }
  }

  @Test
  void answer_toHead_hasNeitherBodyNorLength() throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(GRANTED)) {
      HttpRequest head =
          HttpRequest.newBuilder(URI.create(server.url("/")))
              .method("HEAD", BodyPublishers.noBody())
              .build();
      for (int i = 0; i < 2; i++) { // a body would be in the way of the second
        HttpResponse<String> answer = client.send(head, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
      }
    }
  }

  @Test
  void answering_https_showsTheKey(@TempDir Path directory) throws Exception {
    ServerKey key = ServerKey.make(directory);
    try (AuthorizationServer server = AuthorizationServer.answering(key.serverContext(), GRANTED)) {
      assertThat(server.url("/")).isEqualTo("https://localhost:" + server.port() + "/");
      HttpClient trusting = HttpClient.newBuilder().sslContext(trusting(key)).build();
      HttpResponse<String> answer = trusting.send(request(server, "shop"), BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("granted");
    }
  }

  private static SSLContext trusting(ServerKey key) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(KeyStore.getInstance(key.trustStore.toFile(), "sandbox".toCharArray()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
