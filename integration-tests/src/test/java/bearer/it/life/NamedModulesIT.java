package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.ModuleJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application of named modules alone. Each library exports its packages to the modules that
 * require it, and nothing to anybody else.
 */
@Tag("servers")
@ParameterizedClass(name = "{0}")
@MethodSource("jdks")
class NamedModulesIT {
  private static final String APPLICATION = "application";
  private static final String[] ADAPTERS = {
    "HttpUrlConnection",
    "JavaNetHttpClient",
    "OkHttp",
    "ApacheHttpClient4Builder",
    "ApacheHttpClient4Minimal", // 4.5.14's DefaultHttpClient makes proxies that no module may call
    "CommonsHttpClient3"
  };

  @TempDir static Path modules;

  private final Jdk jdk;
  private final Sending sending = new Sending();

  NamedModulesIT(Jdk jdk) {
    this.jdk = jdk;
  }

  static Stream<Jdk> jdks() {
    return Jdks.from(11);
  }

  @BeforeAll
  static void makeModules() throws IOException {
    new ModuleJar("okhttp")
        .jars(JavaCommand.jars("okhttp-3.14.9"))
        .write(modules, Set.of("java.logging"), Set.of(APPLICATION));
    List<Path> apache = JavaCommand.jars("apache-4.5.14");
    new ModuleJar("logging")
        .jars(apache.stream().filter(jar -> jar.toString().contains("commons-")).toList())
        .write(modules, Set.of("java.logging"), Set.of("httpclient", "oldhttpclient"));
    new ModuleJar("httpcore")
        .jars(apache.stream().filter(jar -> jar.toString().contains("httpcore-")).toList())
        .write(modules, Set.of(), Set.of("httpclient", APPLICATION));
    new ModuleJar("httpclient")
        .jars(apache.stream().filter(jar -> jar.toString().contains("httpclient-")).toList())
        .write(
            modules,
            Set.of("httpcore", "logging", "java.naming", "java.security.jgss"),
            Set.of(APPLICATION));
    new ModuleJar("oldhttpclient")
        .jars(
            JavaCommand.jars("commons-httpclient-3.1").stream()
                .filter(jar -> jar.toString().contains("/commons-httpclient-3.1.jar"))
                .toList())
        .write(modules, Set.of("logging"), Set.of(APPLICATION));
    new ModuleJar(APPLICATION)
        .directory(JavaCommand.APPS.get(0))
        .directory(JavaCommand.APPS.get(1))
        .write(
            modules,
            Set.of("okhttp", "httpcore", "httpclient", "oldhttpclient", "java.net.http"),
            Set.of());
  }

  @Test
  void packagesThatNoPlaceMaySee_callsCarryTheToken() {
    List<String> arguments = new ArrayList<>(List.of(APPLICATION + "/bearer.it.apps.SendOnce"));
    arguments.addAll(List.of(sending.arguments(ADAPTERS)));
    JavaCommand command =
        Sending.quiet(sending.configured(jdk).agent())
            .option("--module-path")
            .option(modules.toString())
            .main("--module", arguments.toArray(String[]::new));
    Finished finished = JavaProcess.run(command);
    Sending.assertSent(finished, ADAPTERS);
    assertThat(finished.stderr()).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(ADAPTERS));
  }
}
