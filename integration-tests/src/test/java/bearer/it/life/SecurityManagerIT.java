package bearer.it.life;

import static bearer.it.life.Sending.APACHE;
import static bearer.it.life.Sending.OKHTTP;
import static bearer.it.life.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A SecurityManager whose policy gives the application no more than it needs for its calls. */
@Tag("modes")
@ParameterizedClass(name = "{0}")
@MethodSource("jdks")
class SecurityManagerIT {
  private static final String APPLICATION =
      """
      grant {
        permission java.net.SocketPermission "*", "connect,accept,resolve";
        permission java.net.URLPermission "http://localhost:*/-", "*:*";
        permission java.net.NetPermission "getProxySelector";
        permission java.net.NetPermission "getCookieHandler";
        permission java.lang.RuntimePermission "accessClassInPackage.sun.security.ssl";
        permission java.util.PropertyPermission "*", "read";
        permission java.lang.RuntimePermission "getClassLoader";
        permission java.lang.RuntimePermission "accessDeclaredMembers";
        permission java.lang.RuntimePermission "modifyThread";
        permission java.io.FilePermission "<<ALL FILES>>", "read";
      };
      """;

  /** How a message ends that an operator can do something about. */
  private static final String GRANT =
      "; the policy must grant the agent's jar java.security.AllPermission";

  private static final String SET_MANAGER =
      "grant { permission java.lang.RuntimePermission \"setSecurityManager\"; };\n";

  private static final String[] ADAPTERS = {
    URL_CONNECTION, APACHE, OKHTTP, "OkHttp2", "CommonsHttpClient3"
  };

  private final Jdk jdk;
  private final Sending sending = new Sending();
  @TempDir Path directory;

  SecurityManagerIT(Jdk jdk) {
    this.jdk = jdk;
  }

  /** Later ones print warnings of their own, and from 24 on there is no SecurityManager. */
  static Stream<Jdk> jdks() {
    return Jdks.between(8, 17);
  }

  @Test
  void noAgent_applicationRuns() throws IOException {
    assertThat(withoutJdksOwn(run(APPLICATION, sending.configured(jdk)))).isEmpty();
    assertThat(sending.seen()).isEqualTo(Sending.untouched(ADAPTERS));
  }

  @Test
  void agentWithoutGrant_applicationRunsAsWithoutIt() throws IOException {
    Finished finished = run(APPLICATION, sending.configured(jdk).agent());
    assertThat(withoutJdksOwn(finished))
        .singleElement()
        .asString()
        .startsWith(
            "[bearer-agent] ERROR BA-003 not started, the application runs without the agent: ")
        .endsWith(GRANT);
    assertThat(sending.seen()).isEqualTo(Sending.untouched(ADAPTERS));
  }

  @Test
  void agentWithGrant_callsCarryTheToken() throws IOException {
    JavaCommand command = sending.configured(jdk).agent();
    assertThat(withoutJdksOwn(run(APPLICATION + grant(), command))).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(ADAPTERS));
  }

  /** Not even without effect: it needs a permission of its own, which code of others has not. */
  @Test
  void agentWithGrant_applicationMayNotConnectTheBridge() throws IOException {
    JavaCommand command = secured(APPLICATION + grant(), sending.configured(jdk).agent()).apps();
    Finished finished =
        JavaProcess.run(
            command.main("bearer.it.apps.Connecting", sending.arguments(URL_CONNECTION)[1]));
    assertThat(finished.stdout())
        .isEqualTo(
            "200\njava.security.AccessControlException: access denied"
                + " (\"java.lang.RuntimePermission\" \"bearer.agent.connect\")\n");
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION));
  }

  /** The policy itself forbids everything that the agent's first lines do. */
  @Test
  void nothingGrantedAtAll_applicationRunsAsWithoutAgent() throws IOException {
    Path file = Files.writeString(directory.resolve("no.policy"), "grant { };\n");
    Finished finished =
        JavaProcess.run(
            sending
                .configured(jdk)
                .agent()
                .option("-Djava.security.manager")
                .option("-Djava.security.policy==" + file)
                .apps()
                .main("bearer.it.apps.Hello"));
    assertThat(finished.stdout()).isEqualTo("Hello, World!\n");
    assertThat(finished.exitCode()).isZero();
    assertThat(withoutJdksOwn(finished))
        .singleElement()
        .asString()
        .startsWith(
            "[bearer-agent] ERROR BA-003 not started, the application runs without the agent: ")
        .endsWith(GRANT);
  }

  @Test
  void managerSetLater_agentWithGrant_callsCarryTheToken() throws IOException {
    Finished finished = runSecuredLater(APPLICATION + grant());
    assertThat(withoutJdksOwn(finished)).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION, APACHE, OKHTTP));
  }

  /** What the agent may do then depends on what it has done before; no call may break of it. */
  @Test
  void managerSetLater_agentWithoutGrant_everyCallArrives() throws IOException {
    Finished finished = runSecuredLater(APPLICATION);
    assertThat(withoutJdksOwn(finished))
        .singleElement()
        .asString()
        .startsWith("[bearer-agent] WARN BA-202 ")
        .endsWith(GRANT);
    assertThat(sending.seen()).hasSize(3);
  }

  private static String grant() {
    return "grant codeBase \"file:%s\" { permission java.security.AllPermission; };\n"
        .formatted(JavaCommand.agentJar());
  }

  private Finished run(String policy, JavaCommand command) throws IOException {
    JavaCommand secured =
        secured(policy, command)
            .client("okhttp-3.14.9") // its okio must stand first
            .client("okhttp-2.7.5")
            .client("commons-httpclient-3.1");
    return sending.run(secured, ADAPTERS);
  }

  private JavaCommand secured(String policy, JavaCommand command) throws IOException {
    return command.option("-Djava.security.manager").property("java.security.policy", file(policy));
  }

  private Finished runSecuredLater(String policy) throws IOException {
    JavaCommand command =
        Sending.withClients(sending.configured(jdk).agent())
            .property("java.security.policy", file(policy + SET_MANAGER))
            .main("bearer.it.apps.SecuredLater", sending.arguments(URL_CONNECTION, APACHE, OKHTTP));
    Finished finished = JavaProcess.run(command);
    Sending.assertSent(finished, URL_CONNECTION, APACHE, OKHTTP);
    return finished;
  }

  private Path file(String policy) throws IOException {
    return Files.writeString(directory.resolve("app.policy"), policy);
  }

  /** JDK 17 warns of the SecurityManager itself. */
  private static List<String> withoutJdksOwn(Finished finished) {
    return finished.stderr().lines().filter(line -> !line.startsWith("WARNING: ")).toList();
  }
}
