package bearer.agent.picpay;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.agent.base.Ticker;
import bearer.agent.config.Credential;
import bearer.agent.oauth.ProviderApi;
import bearer.agent.options.ConfigReader;
import bearer.agent.options.Sources;
import bearer.agent.picpay.Evidence.Answer;
import bearer.sandbox.AuthorizationServer;
import bearer.sandbox.Request;
import bearer.sandbox.Script;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ProbeTest {
  private static final String KEY = "legacy-key";

  private int issued;
  private Answer previous = Answer.YES;

  /** Whether the API takes a token, the key, and both, by the API and the payment. */
  private interface Api {
    int status(boolean v2, String reference, String bearer, boolean key);
  }

  private Map<String, Answer> found(Api api, String key) throws Exception {
    try (AuthorizationServer server = AuthorizationServer.answering(script(api))) {
      Payments payments = Payments.of(server.url("/v1"), "one", server.url("/v2/"), "two");
      ProviderApi provider = new ProviderApi(credential(), name -> null, Ticker.SYSTEM);
      List<Evidence> evidence =
          new Probe(provider, tokens(), () -> 1_000_000_000L, payments, key).run();
      assertThat(server.requests()).extracting(Request::method).containsOnly("GET");
      Map<String, Answer> found = new TreeMap<>();
      for (Evidence one : evidence) {
        assertThat(one.because).isNotEmpty().doesNotContain("/one", "/two", KEY, "token-");
        assertThat(one.atMillis).isEqualTo(1000);
        found.put(one.question, one.answer);
      }
      return found;
    }
  }

  private static Script script(Api api) {
    return request -> {
      String[] path = request.path().split("/", -1);
      int status =
          api.status(
              path[1].equals("v2"),
              path[3],
              String.valueOf(request.header("Authorization")).replace("Bearer ", ""),
              KEY.equals(request.header("x-picpay-token")));
      return bearer.sandbox.Answer.json(
          status, status == 200 ? "{\"status\":\"paid\"}" : "{\"message\":\"no\"}");
    };
  }

  private Probe.Tokens tokens() {
    return new Probe.Tokens() {
      @Override
      public String next() {
        return "Bearer token-" + ++issued;
      }

      @Override
      public Answer previousWorks() {
        return previous;
      }
    };
  }

  private static Credential credential() {
    Sources sources =
        new Sources(
            Map.of(
                "bearer.provider", "picpay", "bearer.client-id", "x", "bearer.client-secret", "x"),
            Map.of());
    return Objects.requireNonNull(ConfigReader.read(sources).config)
        .credentials()
        .iterator()
        .next();
  }

  @Test
  void run_tolerantApis_areYes() throws Exception {
    assertThat(
            found(
                (v2, reference, bearer, key) ->
                    bearer.startsWith("token-") || (!v2 && key) ? 200 : 401,
                KEY))
        .containsEntry("V1 accepts a bearer", Answer.YES)
        .containsEntry("V2 tolerates x-picpay-token beside the bearer", Answer.YES)
        .containsEntry("V1 goes on once V2 credentials exist", Answer.YES)
        .containsEntry("a payment of V1 is visible at V2", Answer.YES)
        .containsEntry("a second token ends the first", Answer.NO)
        .containsEntry("both pairs get tokens within the 7 days", Answer.YES)
        .containsEntry("V1 and V2 answer with the same fields (status alone)", Answer.YES)
        .containsEntry("POST /payments is idempotent", Answer.UNKNOWN)
        .containsEntry("/cancellations has a twin at V2", Answer.UNKNOWN)
        .containsEntry("there is a staging environment", Answer.UNKNOWN)
        .hasSize(10);
  }

  @Test
  void run_strictApis_areNo() throws Exception {
    previous = Answer.NO;
    assertThat(
            found(
                (v2, reference, bearer, key) -> {
                  if (!v2) {
                    return key ? 200 : 401;
                  }
                  boolean live = bearer.equals("token-" + issued);
                  return !live || key ? 401 : reference.equals("two") ? 200 : 404;
                },
                KEY))
        .containsEntry("V1 accepts a bearer", Answer.NO)
        .containsEntry("V2 tolerates x-picpay-token beside the bearer", Answer.NO)
        .containsEntry("a payment of V1 is visible at V2", Answer.NO)
        .containsEntry("a second token ends the first", Answer.YES)
        .containsEntry("both pairs get tokens within the 7 days", Answer.NO);
  }

  @Test
  void run_v1ThatIsOver_isNo() throws Exception {
    assertThat(found((v2, reference, bearer, key) -> v2 ? 200 : 401, KEY))
        .containsEntry("V1 goes on once V2 credentials exist", Answer.NO);
  }

  @Test
  void run_apisThatAnswerAnybody_proveNothing() throws Exception {
    assertThat(found((v2, reference, bearer, key) -> 200, KEY))
        .containsEntry("V1 accepts a bearer", Answer.UNKNOWN);
  }

  @Test
  void run_apisThatFail_areUnknown() throws Exception {
    assertThat(found((v2, reference, bearer, key) -> 503, KEY))
        .containsEntry("V1 accepts a bearer", Answer.UNKNOWN)
        .containsEntry("V2 tolerates x-picpay-token beside the bearer", Answer.UNKNOWN)
        .containsEntry("V1 goes on once V2 credentials exist", Answer.UNKNOWN)
        .containsEntry("a payment of V1 is visible at V2", Answer.UNKNOWN)
        .containsEntry("a second token ends the first", Answer.UNKNOWN);
  }

  @Test
  void run_withoutTheKey_leavesOpenWhatNeedsIt() throws Exception {
    assertThat(found((v2, reference, bearer, key) -> v2 ? 200 : 401, ""))
        .containsEntry("V1 goes on once V2 credentials exist", Answer.UNKNOWN)
        .containsEntry("V2 tolerates x-picpay-token beside the bearer", Answer.UNKNOWN)
        .containsEntry("V1 accepts a bearer", Answer.NO);
  }

  @Test
  void of_referenceThatIsNoSegment_isRefused() throws IOException {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Payments.of("https://a.test", "../x", "https://b.test", "two"))
        .hasMessage("has letters, digits and -._~ alone");
  }
}
