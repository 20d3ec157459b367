package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rehearsal of docs/sandbox.md, by the program, the agent and the service that are there. */
class SandboxIT {
  private static final Path JAR =
      Path.of("../sandbox/target/bearer-sandbox.jar").toAbsolutePath().normalize();
  private static final Path DOCUMENT = Path.of("../docs/sandbox.md");
  private static final String PROGRAM = "java -jar sandbox/target/bearer-sandbox.jar ";
  private static final String CALL = "GET /ecommerce/";

  /** Newest call to V1 with the old header alone, as {@code status} shows it, and to V2. */
  private static final String AS_IT_WAS = CALL + "public/payments/1/status: 200, legacy f34d3047";

  private static final String MOVED = CALL + "v2/payments/1/status: 200, bearer ";

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path dir;
  private String document = "";
  private String api = "";
  private String page = "";

  @ParameterizedTest
  @MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
  @Timeout(300)
  void rehearsal_asDocumented(Jdk jdk) throws Exception {
    document = Files.readString(DOCUMENT);
    compileTheService();
    try (JavaProcess sandbox =
        JavaProcess.start(program(jdk, "--port", "0", "--page-port", "0", "--token-life", "6"))) {
      awaitReady(sandbox);
      try (JavaProcess shop = JavaProcess.start(shop(trusting(jdk)))) {
        awaitNewest(AS_IT_WAS, shop);
      }
      assertThat(status()).doesNotContain("oauth2");
      assertThat(askForToken(jdk, "qpay.properties")).contains("result: a token\n");
      try (JavaProcess shop = JavaProcess.start(shop(withAgent(jdk)))) {
        awaitNewest("POST /oauth2/token: 200", shop);
        awaitNewest(AS_IT_WAS, shop);
        shell("sed -i.bak 's/");
        awaitNewest(MOVED, shop);
        assertThat(newestCall()).doesNotContain("legacy");
        rehearse(jdk, shop);
      }
      assertThat(sandbox.stderr()).isEmpty();
    }
  }

  private void rehearse(Jdk jdk, JavaProcess shop) throws Exception {
    command(jdk, "fault --at picpay-tokens --answer 503");
    awaitNewest(AS_IT_WAS, shop);
    command(jdk, "clear --at picpay-tokens");
    awaitNewest(MOVED, shop);

    command(jdk, "rotate picpay");
    shell("mv ");
    command(jdk, "retire picpay");
    awaitNewest("of picpay-client-2", shop);

    shell("echo bearer.enabled=false ");
    awaitNewest(AS_IT_WAS, shop);
    shell("sed -i.bak '/");
    awaitNewest(MOVED, shop);

    command(jdk, "fault --at picpay-v2 --answer 401");
    awaitNewest(AS_IT_WAS, shop);
    assertThat(shop.awaitStderr(said -> said.contains("BA-431"))).contains("BA-431");
    command(jdk, "clear");
  }

  private void compileTheService() throws IOException {
    Matcher source = Pattern.compile("(?s)```java\n(.*?)```").matcher(document);
    assertThat(source.find()).isTrue();
    Path file = Files.writeString(dir.resolve("Shop.java"), source.group(1));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "8", "-Xlint:-options", file.toString());
    assertThat(compiled).isZero();
  }

  private JavaCommand program(Jdk jdk, String... arguments) {
    return JavaCommand.on(jdk).directory(dir).option("-jar").main(JAR.toString(), arguments);
  }

  private void awaitReady(JavaProcess sandbox) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(sandbox.stdout(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.startsWith("Ready.")) {
      if (line.startsWith("  PicPay V1 ")) {
        api = line.replaceFirst("  PicPay V1 +", "");
      } else if (line.startsWith("What it receives")) {
        page = line.replaceFirst(".*: ", "");
      }
      line = lines.readLine();
    }
    assertThat(line).as(sandbox.stderr()).isNotNull();
  }

  private JavaCommand trusting(Jdk jdk) {
    return JavaCommand.on(jdk)
        .directory(dir)
        .property("javax.net.ssl.trustStore", "bearer-sandbox/truststore.jks")
        .property("javax.net.ssl.trustStorePassword", "sandbox");
  }

  private JavaCommand withAgent(Jdk jdk) {
    return trusting(jdk)
        .agent()
        .property("bearer.config", "bearer-sandbox/picpay.properties")
        .property("bearer.log-level", "info");
  }

  private String askForToken(Jdk jdk, String configuration) {
    JavaCommand command =
        trusting(jdk).property("bearer.config", "bearer-sandbox/" + configuration).option("-jar");
    Finished finished = JavaProcess.run(command.main(JavaCommand.agentJar().toString(), "token"));
    assertThat(finished.exitCode()).as(finished.stderr()).isZero();
    return finished.stdout();
  }

  private JavaCommand shop(JavaCommand command) {
    return command.classPath(dir).main("Shop", api + "/payments/1/status");
  }

  /** One of the document's, word for word; which sandbox it is for is the only thing more. */
  private void command(Jdk jdk, String command) {
    assertThat(document).contains(PROGRAM + command + "\n");
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.add("--page-port");
    words.add(String.valueOf(URI.create(page).getPort()));
    Finished finished = JavaProcess.run(program(jdk, words.toArray(String[]::new)));
    assertThat(finished.exitCode()).as(finished.stderr()).isZero();
  }

  /** The document's line that begins so. */
  private void shell(String beginning) throws Exception {
    String line =
        document
            .lines()
            .map(String::strip)
            .filter(each -> each.startsWith(beginning))
            .findFirst()
            .orElseThrow();
    Process shell =
        new ProcessBuilder("sh", "-c", line).directory(dir.toFile()).inheritIO().start();
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(line).isZero();
  }

  private String status() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(page + "status")).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private String newestCall() throws Exception {
    return status().lines().filter(line -> line.contains(CALL)).findFirst().orElse("");
  }

  /** The newest call, or the newest request of any kind if it is none that is wanted. */
  private void awaitNewest(String wanted, JavaProcess shop) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    String seen = "";
    while (System.nanoTime() - end < 0) {
      seen = status();
      String newest = newestCall();
      if (newest.contains(wanted) || (!wanted.startsWith(CALL) && seen.contains(wanted))) {
        return;
      }
      new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS); // it is asked, and does not tell
    }
    throw new AssertionError("never " + wanted + " in\n" + seen + shop.stderr());
  }
}
