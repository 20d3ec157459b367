package bearer.it;

import static bearer.it.Sending.APACHE;
import static bearer.it.Sending.OKHTTP;
import static bearer.it.Sending.URL_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.JavaProcess.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A SecurityManager whose policy gives the application no more than it needs for its calls. */
@ParameterizedClass(name = "{0}")
@MethodSource("jdks")
class SecurityManagerIT {
  private static final String APPLICATION =
      """
      grant {
        permission java.net.SocketPermission "*", "connect,accept,resolve";
        permission java.net.URLPermission "http://localhost:*/-", "*:*";
        permission java.net.NetPermission "getProxySelector";
        permission java.util.PropertyPermission "*", "read";
        permission java.lang.RuntimePermission "getClassLoader";
        permission java.lang.RuntimePermission "accessDeclaredMembers";
        permission java.lang.RuntimePermission "modifyThread";
        permission java.io.FilePermission "<<ALL FILES>>", "read";
      };
      """;

  private final Jdk jdk;
  private final Sending sending = new Sending();
  @TempDir Path directory;

  SecurityManagerIT(Jdk jdk) {
    this.jdk = jdk;
  }

  /** Later ones print warnings of their own, and from 24 on there is no SecurityManager. */
  static Stream<Jdk> jdks() {
    return Jdks.all().stream().filter(jdk -> jdk.feature() <= 17);
  }

  @Test
  void noAgent_applicationRuns() throws IOException {
    Finished finished = run(APPLICATION, sending.configured(jdk));
    assertThat(withoutJdksOwn(finished)).isEmpty();
    assertThat(sending.seen()).isEqualTo(Sending.untouched(URL_CONNECTION, APACHE, OKHTTP));
  }

  @Test
  void agentWithoutGrant_applicationRunsAsWithoutIt() throws IOException {
    Finished finished = run(APPLICATION, sending.configured(jdk).agent());
    assertThat(withoutJdksOwn(finished))
        .singleElement()
        .asString()
        .startsWith(
            "[bearer-agent] ERROR BA-003 not started, the application runs without the agent: ");
    assertThat(sending.seen()).isEqualTo(Sending.untouched(URL_CONNECTION, APACHE, OKHTTP));
  }

  @Test
  void agentWithGrant_callsCarryTheToken() throws IOException {
    String grant =
        "grant codeBase \"file:%s\" { permission java.security.AllPermission; };\n"
            .formatted(JavaCommand.agentJar());
    Finished finished = run(APPLICATION + grant, sending.configured(jdk).agent());
    assertThat(withoutJdksOwn(finished)).isEmpty();
    assertThat(sending.seen()).isEqualTo(sending.decorated(URL_CONNECTION, APACHE, OKHTTP));
  }

  private Finished run(String policy, JavaCommand command) throws IOException {
    Path file = Files.writeString(directory.resolve("app.policy"), policy);
    command.option("-Djava.security.manager").property("java.security.policy", file);
    return sending.run(command, URL_CONNECTION, APACHE, OKHTTP);
  }

  /** JDK 17 warns of the SecurityManager itself. */
  private static List<String> withoutJdksOwn(Finished finished) {
    return finished
        .stderr()
        .lines()
        .filter(
            line ->
                !line.equals(
                        "WARNING: A command line option has enabled the Security Manager")
                    && !line.equals(
                        "WARNING: The Security Manager is deprecated and will be removed in a"
                            + " future release"))
        .toList();
  }
}
