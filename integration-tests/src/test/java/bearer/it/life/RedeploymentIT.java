package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import bearer.it.servers.RefusingApi;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that are deployed anew under a running JVM: the old ones go, classes and all. */
@Tag("servers")
@Order(2) // one of the longest
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndOwn")
class RedeploymentIT {
  private static final String OKHTTP = "bearer.it.apps.StoppedOkHttp";
  private static final int TIMES = 20;
  private static final List<String> ROWS =
      List.of("okhttp-3.14.9", "apache-4.5.14", "commons-httpclient-3.1");

  private final Jdk jdk;
  @TempDir Path directory;
  private final Sending sending = new Sending();

  RedeploymentIT(Jdk jdk) {
    this.jdk = jdk;
  }

  private String[] adapters() {
    List<String> adapters = new ArrayList<>(List.of(Sending.adapters(jdk)));
    adapters.remove(Sending.OKHTTP);
    adapters.addAll(List.of(OKHTTP, "ApacheHttpClient4Default", "CommonsHttpClient3"));
    return adapters.toArray(String[]::new);
  }

  @Test
  void withoutAgent_everyLoaderIsCollected() {
    assertThat(collected(sending.configured(jdk), calls())).isEqualTo(TIMES);
  }

  @Test
  void afterDecoratedCalls_everyLoaderIsCollected() {
    assertThat(collected(sending.configured(jdk).agent(), calls())).isEqualTo(TIMES);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      expected.addAll(sending.decorated(adapters()));
    }
    assertThat(sending.seen()).isEqualTo(expected);
  }

  /** What is made while the first application calls must not keep its rights, which know it. */
  @Test
  void underASecurityManager_everyLoaderIsCollected() throws IOException {
    assumeTrue(jdk.feature() < 17, "JDK 17 warns of a SecurityManager, 24 has none");
    Path policy = directory.resolve("all.policy");
    Files.writeString(policy, "grant { permission java.security.AllPermission; };\n");
    JavaCommand command =
        sending
            .configured(jdk)
            .agent()
            .option("-Djava.security.manager")
            .property("java.security.policy", policy.toString());
    assertThat(collected(command, calls())).isEqualTo(TIMES);
  }

  /** The first call is the one that waits for the token, and fails for want of it. */
  @Test
  void afterFailedCalls_everyLoaderIsCollected() {
    JavaCommand command =
        sending
            .configured(jdk)
            .agent()
            .property("bearer.token-url", "http://localhost:1/oauth2/token")
            .property("bearer.on-token-failure", "fail");
    Finished finished = run(command, calls());
    assertThat(finished.stdout()).endsWith(TIMES + " of " + TIMES + " collected\n");
    assertThat(sending.seen()).isEmpty();
    assertThat(finished.stdout()).contains("BA-3");
  }

  @Test
  void afterARefusedToken_everyLoaderIsCollected() {
    try (RefusingApi api = new RefusingApi()) {
      List<String> arguments = new ArrayList<>(List.of("bearer.it.apps.SendTogether"));
      arguments.addAll(List.of(OKHTTP, api.url(Refused.FIRST)));
      arguments.addAll(List.of(OKHTTP, api.url(Refused.TRIGGER)));
      for (String adapter : adapters()) {
        arguments.addAll(List.of(adapter, api.url("/late/" + adapter)));
      }
      JavaCommand command = Refused.configured(JavaCommand.on(jdk), api);
      assertThat(collected(command, arguments)).isEqualTo(TIMES);
      assertThat(api.tokenRequests()).isEqualTo(2);
      assertThat(api.seen(Refused.TRIGGER)).hasSize(TIMES + 1); // the first was refused
    }
  }

  /** A program and its arguments. */
  private List<String> calls() {
    List<String> arguments = new ArrayList<>(List.of("bearer.it.apps.SendEach"));
    for (String adapter : adapters()) {
      arguments.addAll(List.of(adapter, Api.CONFIGURED.http(sending.path + adapter)));
    }
    return arguments;
  }

  private int collected(JavaCommand command, List<String> program) {
    Finished finished = run(command, program);
    assertThat(finished.stderr()).isEmpty();
    String[] lines = finished.stdout().split("\n", -1);
    assertThat(finished.stdout()).doesNotContain("Exception");
    return Integer.parseInt(lines[lines.length - 2].split(" ", 2)[0]);
  }

  private Finished run(JavaCommand command, List<String> program) {
    List<Path> classPath =
        new ArrayList<>(jdk.feature() < 11 ? JavaCommand.APPS.subList(0, 1) : JavaCommand.APPS);
    ROWS.forEach(row -> classPath.addAll(JavaCommand.jars(row)));
    List<String> arguments = new ArrayList<>(List.of(String.valueOf(TIMES)));
    arguments.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    arguments.addAll(program);
    return JavaProcess.run(
        Sending.quiet(command)
            .apps()
            .main("bearer.it.apps.Redeployed", arguments.toArray(String[]::new)));
  }
}
