package bearer.it.life;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured, where collectors look for it. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class MetricsIT {
  private static final Set<String> OLDEST = Set.of("micrometer-1.1.0", "opentelemetry-1.14.0");

  @TempDir Path collected;

  private final Jdk jdk;
  private final Sending sending = new Sending();

  MetricsIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @Test
  void file_hasWhatBecameOfCalls_untilTheProcessEnds() throws Exception {
    JavaCommand command =
        Sending.withClients(sending.configured(jdk))
            .property("bearer.metrics-file", collected)
            .property("bearer.metrics-interval", "1s")
            .property("bearer.service", "checkout")
            .property("bearer.instance-id", "checkout-7")
            .agent();
    try (LoggingJvm jvm =
        new LoggingJvm(
            command.main(
                "bearer.it.apps.SendOnEachLine", sending.arguments(Sending.URL_CONNECTION)))) {
      jvm.tell("");
      jvm.await("200");
      Path file = collected.resolve("bearer-checkout-checkout-7-" + jvm.pid() + ".prom");
      String series =
          "bearer_requests_total{service=\"checkout\",process=\"checkout-7-"
              + jvm.pid()
              + "\",rule=\"default\",host=\"localhost\",mode=\"add\",outcome=\"decorated\"} 1\n";
      awaitIn(file, series);
      assertThat(files()).containsExactly(file);
      assertThat(jvm.finish()).isEmpty();
    }
    assertThat(collected).isEmptyDirectory();
    assertThat(sending.seen()).isEqualTo(sending.decorated(Sending.URL_CONNECTION));
  }

  private LoggingJvm metered(String row) {
    Assumptions.assumeTrue(
        !OLDEST.contains(row) || jdk.feature() == 8, "the oldest on the oldest JDK alone");
    return new LoggingJvm(
        sending
            .configured(jdk)
            .property("bearer.metrics", "application")
            .property("bearer.metrics-file", collected) // written after it
            .property("bearer.metrics-interval", "1s")
            .property("bearer.service", "checkout")
            .agent()
            .apps()
            .client(row)
            .main("bearer.it.apps.Metered"));
  }

  private void send(LoggingJvm jvm) {
    jvm.tell("send " + Api.CONFIGURED.http(sending.path + "GET"));
    jvm.await("status 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"micrometer-1.1.0", "micrometer-1.17.2"})
  void micrometer_inUse_hasTheMeters(String row) {
    try (LoggingJvm jvm = metered(row)) {
      send(jvm);
      jvm.tell("micrometer");
      jvm.await("made");
      jvm.tell("await bearer.requests");
      assertThat(jvm.await("found"))
          .isEqualTo(
              "found bearer.requests COUNTER null [tag(host=localhost), tag(mode=add),"
                  + " tag(outcome=decorated), tag(rule=default), tag(service=checkout)] 1.0");
      assertThat(jvm.finish()).isEmpty();
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated("GET"));
  }

  /** Whoever asks it for the global one before the application has set it, sets it for good. */
  @ParameterizedTest
  @ValueSource(strings = {"opentelemetry-1.14.0", "opentelemetry-1.68.0"})
  void openTelemetry_onceTheApplicationHasSetIt_hasTheMeters(String row) throws Exception {
    try (LoggingJvm jvm = metered(row)) {
      send(jvm);
      jvm.tell("initialise io.opentelemetry.api.GlobalOpenTelemetry");
      jvm.await("initialised");
      awaitWritten();
      awaitWritten(); // so the agent has had the time to look
      jvm.tell("opentelemetry");
      jvm.await("made");
      jvm.tell("await bearer.requests");
      assertThat(jvm.await("found"))
          .isEqualTo(
              "found bearer.requests DOUBLE_SUM  {host=localhost, mode=add, outcome=decorated,"
                  + " rule=default, service=checkout} 1.0");
      jvm.tell("await bearer.rule.share");
      assertThat(jvm.await("found"))
          .isEqualTo(
              "found bearer.rule.share DOUBLE_GAUGE 1 {mode=add, rule=default, service=checkout}"
                  + " 1.0");
      assertThat(jvm.finish()).isEmpty();
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated("GET"));
  }

  private void awaitWritten() throws IOException, InterruptedException {
    try (WatchService watch = collected.getFileSystem().newWatchService()) {
      collected.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
      assertThat(watch.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private void awaitIn(Path file, String part) throws IOException, InterruptedException {
    try (WatchService watch = collected.getFileSystem().newWatchService()) {
      collected.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
      while (!Files.exists(file) || !Files.readString(file).contains(part)) {
        WatchKey changed = watch.poll(60, TimeUnit.SECONDS);
        assertThat(changed).as(part).isNotNull();
        changed.reset();
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(collected)) {
      return files.filter(file -> !file.toString().endsWith(".tmp")).toList();
    }
  }
}
