package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies of libraries that the maven-shade-plugin has put into packages of their own. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
class RelocatedCopyIT {
  /** Every library, and every file of {@code bearer.it.clients}. */
  private static final Path JAR = JavaCommand.TARGET.resolve("relocated.jar");

  private static final String[] ORIGINAL = {
    "OkHttp",
    "OkHttp2",
    "ApacheHttpClient4Builder",
    "ApacheHttpClient4Default",
    "ApacheHttpClient4Minimal",
    "ApacheHttpAsyncClient4",
    "ApacheHttpAsyncClient4Minimal",
    "ApacheHttpClient5",
    "ApacheHttpClient5Minimal",
    "ApacheHttpAsyncClient5",
    "ApacheHttpAsyncClient5Minimal",
    "CommonsHttpClient3"
  };
  private static final String[] RELOCATED =
      Stream.of(ORIGINAL).map(adapter -> "relocated." + adapter).toArray(String[]::new);

  private final Jdk jdk;
  private final Sending sending = new Sending();

  RelocatedCopyIT(Jdk jdk) {
    this.jdk = jdk;
  }

  /** A new library needs a line in the pom. */
  @Test
  void everyClassOfTheJar_isRelocated() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()))
          .filteredOn(name -> name.endsWith(".class"))
          .isNotEmpty()
          .allMatch(
              name ->
                  name.startsWith("relocated/") || name.startsWith("bearer/it/clients/relocated/"));
    }
  }

  @Test
  void copies_besideTheOriginals_carryTheToken() {
    String[] all = Stream.of(RELOCATED, ORIGINAL).flatMap(Stream::of).toArray(String[]::new);
    JavaCommand command =
        copies(sending.configured(jdk).agent())
            .client("okhttp-3.14.9") // its okio must stand first
            .client("okhttp-2.7.5")
            .client("asyncclient-4.1.5")
            .client("commons-httpclient-3.1");
    assertThat(sending.run(command, all).stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(all));
  }

  @Test
  void copies_tokenRefused_areSentAgainWithTheNext() {
    String[] withALoop =
        Stream.of(RELOCATED).filter(name -> !name.endsWith("Minimal")).toArray(String[]::new);
    Refused.assertEachReplayed(copies(JavaCommand.on(jdk)).apps(), withALoop);
  }

  private static JavaCommand copies(JavaCommand command) {
    return Sending.quiet(command)
        .client("apache5-5.6.4") // and its SLF4J, of which there is no copy
        .property(
            "relocated.org.apache.commons.logging.Log",
            "relocated.org.apache.commons.logging.impl.NoOpLog")
        .classPath(JAR);
  }
}
