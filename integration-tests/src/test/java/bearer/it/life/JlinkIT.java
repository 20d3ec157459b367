package bearer.it.life;

import static bearer.it.life.Sending.JDK_CLIENT;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.servers.Api;
import bearer.it.servers.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Run-time images that hold little more than the agent needs. */
@Tag("servers")
@ParameterizedClass(name = "{0}")
@MethodSource("jdks")
class JlinkIT {
  private static final String COMMONS = "CommonsHttpClient3";

  private final Jdk jdk;
  private final Sending sending = new Sending();
  @TempDir Path directory;

  JlinkIT(Jdk jdk) {
    this.jdk = jdk;
  }

  static Stream<Jdk> jdks() {
    return Jdks.from(11);
  }

  /** What docs/your-jvm.md says that an image needs. */
  @Test
  void baseAndInstrumentAlone_callsCarryTheToken() throws IOException {
    JavaCommand command =
        sending
            .configured(image("java.base,java.instrument"))
            .agent()
            .apps()
            .client("commons-httpclient-3.1");
    assertSent(command, URL_CONNECTION, COMMONS);
  }

  @Test
  void withAClientAndTls_tokenOverHttpsAndCallsCarryIt() throws IOException {
    String ellipticCurves = jdk.feature() < 22 ? ",jdk.crypto.ec" : "";
    JavaCommand command =
        sending
            .configured(image("java.instrument,java.net.http,java.logging" + ellipticCurves))
            .properties(Tls.properties())
            .property("bearer.token-url", Api.CONFIGURED.https("/oauth2/token"))
            .agent()
            .apps()
            .client("okhttp-3.14.9");
    assertSent(command, URL_CONNECTION, JDK_CLIENT, OKHTTP);
  }

  private void assertSent(JavaCommand command, String... adapters) {
    Finished finished = JavaProcess.run(sending.main(Sending.quiet(command), adapters));
    Sending.assertSent(finished, adapters);
    assertThat(finished.stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters));
  }

  private Jdk image(String modules) throws IOException {
    Path image = directory.resolve("image");
    List<String> jlink = new ArrayList<>(List.of(jdk.program("jlink").toString()));
    Path jmods = jdk.home().resolve("jmods");
    if (Files.isDirectory(jmods)) { // newer JDKs can do without
      jlink.addAll(List.of("--module-path", jmods.toString()));
    }
    jlink.addAll(List.of("--add-modules", modules, "--output", image.toString()));
    assertThat(exitCode(jlink)).isZero();
    // a JDK may have been fitted to an older system than the one that it was built for
    assumeTrue(exitCode(List.of(image + "/bin/java", "-version")) == 0, "it does not run here");
    return jdk.image(image);
  }

  private int exitCode(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start()
        .onExit()
        .join()
        .exitValue();
  }
}
