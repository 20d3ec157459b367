package bearer.it.life;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured, where collectors look for it. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#all")
class MetricsIT {
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
