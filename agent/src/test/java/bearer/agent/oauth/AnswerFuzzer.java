package bearer.agent.oauth;

import bearer.agent.config.Credential;
import bearer.agent.diag.Code;
import bearer.agent.token.TokenUnavailable;
import bearer.sandbox.Answer;
import bearer.sandbox.Connection;
import bearer.sandbox.LoopbackServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Fetches from a server and through a proxy that answer {@link HostileAnswers}. A program of its
 * own, for a JVM with a small heap. Ends with 1 and the input at the first fetch that takes longer
 * than it may, or that ends in anything but a token or a failure that has a code of its own.
 */
final class AnswerFuzzer {
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1500);

  /** How much later than its deadline a fetch may end on a busy machine. */
  private static final long LATE = TimeUnit.SECONDS.toNanos(5);

  private final HostileAnswers answers;
  private final Random random;
  private final Map<Code, Integer> refusals = new EnumMap<>(Code.class);
  private final LoopbackServer server;
  private final Path trustStore;
  private volatile byte[] answer = {};
  private volatile byte[] endless = {};
  private volatile boolean held;
  private int tokens;
  private long mostHeap;

  private AnswerFuzzer(long seed) throws Exception {
    random = new Random(seed);
    answers = new HostileAnswers(random);
    server = LoopbackServer.http(request -> Answer.by(this::send));
    trustStore = plainTrustStore();
  }

  /** One that is read in no time: neither encrypted nor sealed. */
  private static Path plainTrustStore() throws Exception {
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    KeyStore from =
        KeyStore.getInstance(new File(TransportTest.keystore()), "changeit".toCharArray());
    KeyStore plain = KeyStore.getInstance("PKCS12");
    plain.load(null, null);
    plain.setCertificateEntry("loopback", from.getCertificate(from.aliases().nextElement()));
    Path file = Files.createTempFile("fuzz", ".p12");
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file)) {
      plain.store(out, null);
    }
    return file;
  }

  /** Arguments: seed, how many inputs, how many seconds at most. */
  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[0]);
    int most = Integer.parseInt(arguments[1]);
    long seconds = Long.parseLong(arguments[2]);
    AnswerFuzzer fuzzer = new AnswerFuzzer(seed);
    long start = System.nanoTime();
    int inputs = 0;
    while (inputs < most && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
      fuzzer.fetch(seed, inputs++);
    }
    System.out.printf(
        Locale.ROOT,
        "[fuzz] seed %d: %d answers in %.1f s, heap %d of %d MB at most, %d tokens, %s%n",
        seed,
        inputs,
        (System.nanoTime() - start) / 1e9,
        fuzzer.mostHeap >> 20,
        Runtime.getRuntime().maxMemory() >> 20,
        fuzzer.tokens,
        fuzzer.refusals);
  }

  private void send(Connection connection) throws IOException {
    connection.out().write(answer);
    connection.out().flush();
    while (endless.length > 0) {
      connection.out().write(endless);
    }
    if (held) {
      connection.in().read(); // silence, until the client leaves
    }
  }

  private Credential credential(String here) throws IOException {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return Credentials.at("https://as.example/token")
          .proxy("127.0.0.1:" + server.port())
          .truststore(trustStore.toString(), "")
          .build();
    }
    return kind < 5 ? Credentials.of(here).build() : Credentials.at(here + "/token").build();
  }

  private void fetch(long seed, int number) throws IOException {
    String here = server.url("");
    answer = answers.next(here);
    held = random.nextInt(500) == 0;
    endless = random.nextInt(200) == 0 ? answers.unending() : new byte[0];
    Credential credential = credential(here);
    long total = held ? TimeUnit.MILLISECONDS.toNanos(50) : PATIENCE;
    long start = System.nanoTime();
    String fault = outcome(credential, total);
    if (System.nanoTime() - start > total + LATE) {
      fault = "took " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms";
    }
    mostHeap =
        Math.max(mostHeap, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    if (!fault.isEmpty()) {
      System.out.println("[fuzz] seed " + seed + ", answer " + number + ": " + fault);
      System.out.println(Base64.getEncoder().encodeToString(answer));
      System.exit(1);
    }
  }

  /** What must not be; empty if all is well. */
  @SuppressWarnings("CatchingUnchecked") // whatever gets out is what is looked for
  private String outcome(Credential credential, long total) {
    try {
      String header = Fetches.fetcher(credential, Map.of(), total).fetch().header();
      tokens++;
      return header.matches("Bearer [A-Za-z0-9._~+/-]+=*") ? "" : "no token: " + header;
    } catch (TokenUnavailable refused) {
      refusals.merge(refused.code(), 1, Integer::sum);
      return judged(refused.code(), "" + refused.getMessage());
    } catch (Throwable leaked) {
      return leaked.toString();
    }
  }

  private static String judged(Code code, String message) {
    boolean expected =
        switch (code) {
          case TOKEN_IO,
              TOKEN_TIMEOUT,
              TOKEN_CREDENTIAL_REJECTED,
              TOKEN_REQUEST_REJECTED,
              TOKEN_SERVER_UNAVAILABLE,
              TOKEN_ANSWER_UNUSABLE,
              TOKEN_MALFORMED,
              TOKEN_TYPE_UNSUPPORTED,
              TOKEN_URL_NOT_FOUND,
              PROXY_LOGIN_REJECTED,
              PROXY_SCHEME_UNSUPPORTED,
              DISCOVERY_FAILED ->
              true;
          default -> false;
        };
    boolean plain = message.length() < 500 && message.chars().allMatch(c -> c >= ' ' && c < 127);
    return expected && plain ? "" : code + " " + message;
  }
}
