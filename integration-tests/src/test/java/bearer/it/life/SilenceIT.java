package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import bearer.it.servers.RawProxy;
import bearer.it.servers.Seen;
import com.github.tomakehurst.wiremock.common.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would otherwise go wrong without a word: the packaged agent says it, once, with a code. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class SilenceIT {
  private static final Api API = Api.CONFIGURED;

  private final Jdk jdk;
  private final Sending sending = new Sending();
  private final String inside = API.http(sending.path + "a");

  SilenceIT(Jdk jdk) {
    this.jdk = jdk;
  }

  private JavaCommand command() {
    return sending.configured(jdk).agent();
  }

  /** Answers stderr, after each call was answered with 200. */
  private static String send(JavaCommand command, String... valuesAndUrls) {
    JavaProcess.Finished finished =
        JavaProcess.run(command.apps().main("bearer.it.apps.SendLegacyValues", valuesAndUrls));
    assertThat(finished.stdout())
        .as(finished.stderr())
        .isEqualTo("200\n".repeat(valuesAndUrls.length / 2));
    return finished.stderr();
  }

  private List<String> legacySeen() {
    return API.seen(sending.path).stream()
        .map(seen -> seen.all("x-picpay-token") + " " + seen.authorization().size())
        .toList();
  }

  @Test
  void outsideThePaths_withALegacyHeader_isSaidOnceAndShowsNoIdentifier() {
    JavaCommand command = command().property("bearer.paths", "/never/**");

    assertThat(send(command, "", inside, "legacy", inside + "/52998224725?q", "legacy", inside))
        .isEqualTo(
            "[bearer-agent] WARN BA-411 a request to localhost/"
                + sending.path.substring(1).replaceAll("[^/]+", "*")
                + "*/* carries x-picpay-token and gets no token: it is outside the paths of rule"
                + " default; see bearer.paths\n");
    assertThat(legacySeen()).containsExactly("[] 0", "[legacy] 0", "[legacy] 0");
  }

  @Test
  void otherPort_withALegacyHeader_isSaidOnce() {
    String other = Api.OTHER.http(sending.path);

    assertThat(send(command(), "legacy", other, "legacy", other))
        .isEqualTo(
            "[bearer-agent] WARN BA-411 a request to localhost on its port "
                + Api.OTHER.port()
                + " carries x-picpay-token and gets no token: rule default is for another port of"
                + " that host; see bearer.hosts\n");
  }

  @Test
  void otherHost_withALegacyHeader_isSaidOnce() {
    String other = API.at("127.0.0.1", sending.path);

    assertThat(send(command(), "legacy", other, "legacy", other))
        .isEqualTo(
            "[bearer-agent] WARN BA-412 a request to 127.0.0.1 carries x-picpay-token and went out"
                + " as the application built it: no rule is for that host; see bearer.hosts\n");
  }

  @Test
  void picPaysV1_isSaidWithTheUrlThatMustTakeItsPlace() throws IOException {
    try (RawProxy proxy = new RawProxy(API.httpsPort())) {
      String[] address = proxy.address().split(":", 2);
      JavaCommand command =
          command()
              .property("bearer.provider", "picpay")
              .property("http.proxyHost", address[0])
              .property("http.proxyPort", address[1]);

      assertThat(send(command, "legacy", "http://appws.picpay.com/ecommerce/public/payments"))
          .isEqualTo(
              "[bearer-agent] WARN BA-412 a request to appws.picpay.com carries x-picpay-token and"
                  + " went out as the application built it: that is PicPay's V1, where the agent"
                  + " changes nothing; the URL in the application must change to"
                  + " https://api.picpay.com/ecommerce/v2/\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"add, [first] 1", "replace, [] 1"})
  void secondCaller_isUntouchedAndSaidOnce(String mode, String decorated) {
    JavaCommand command = command().property("bearer.mode", mode);

    assertThat(send(command, "first", inside, "second", inside, "third", inside, "first", inside))
        .matches(
            "\\[bearer-agent] WARN BA-413 a request to localhost carries another x-picpay-token"
                + " \\([0-9a-f]{8}\\) than the caller that the credential is for \\([0-9a-f]{8}\\):"
                + " such requests go out as the application built them; bearer\\.merge-callers=true"
                + " says that all callers are the same merchant\n");
    assertThat(legacySeen()).containsExactly(decorated, "[second] 0", "[third] 0", decorated);
  }

  /** In the application's own log: the JVM runs until the line is there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/oauth2/token; BA-415 a token was obtained for rule default: the credential works; 1",
        "/oauth2/401; BA-416 no token could be obtained for rule default, and no request would"
            + " have carried one: BA-303 localhost:; 1"
      })
  void observe_triesTheCredentialOnceAndChangesNothing(String tokenPath, String line, int times) {
    JavaCommand command =
        command()
            .property("bearer.mode", "observe")
            .property("bearer.token-url", API.http(tokenPath))
            .property("bearer.log-level", "info")
            .property("bearer.log-to", "application")
            .property("org.slf4j.simpleLogger.logFile", "System.out")
            .apps()
            .client("slf4j-simple-1.7.36")
            .main("bearer.it.apps.Logging");
    try (LoggingJvm jvm = new LoggingJvm(command)) {
      jvm.tell("log hello");
      jvm.tell("send " + inside);
      assertThat(jvm.await(" BA-41")).contains(line);
      jvm.tell("send " + inside);
      jvm.await("status 200");
      // what still waits for the application's log when the JVM ends is printed on stderr
      assertThat(jvm.finish().lines().filter(one -> !one.startsWith("[bearer-agent] INFO ")))
          .isEmpty();
    }
    assertThat(API.tokenRequests(sending.clientId)).isEqualTo(times);
    assertThat(API.seen(sending.path))
        .extracting(Seen::authorization)
        .containsExactly(List.of(), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "add"})
  void dryRunOff_orNothingToObserve_isSilent(String mode) {
    assertThat(send(command().property("bearer.mode", mode), "first", inside)).isEmpty();
  }

  @Test
  void jsonFormat_namesWhatALineIsAbout() {
    String stderr =
        send(
            command().property("bearer.log-format", "json").property("bearer.paths", "/it/**"),
            "first",
            inside,
            "second",
            inside,
            "first",
            API.at("127.0.0.1", sending.path));
    List<Map<?, ?>> fields =
        stderr
            .lines()
            .<Map<?, ?>>map(l -> (Map<?, ?>) Json.read(l, Map.class).get("fields"))
            .toList();
    assertThat(fields).isNotEmpty();
    assertThat(fields.get(fields.size() - 1))
        .isEqualTo(Map.of("host", "127.0.0.1", "header", "x-picpay-token"));
  }
}
