package bearer.it.life;

import static bearer.it.life.Sending.OKHTTP;
import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Watchdog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in the MBean server of an application that uses JMX. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
class JmxIT {
  private static final String AGENT = "type=BearerAgent";

  private final Jdk jdk;
  private final Sending sending = new Sending();

  JmxIT(Jdk jdk) {
    this.jdk = jdk;
  }

  private JavaCommand command() {
    return Sending.withClients(sending.configured(jdk)).agent();
  }

  @Test
  void readOnly_showsAllAndChangesNothing() throws Exception {
    try (Session session = new Session(command())) {
      assertThat(session.does("send")).isEqualTo("200");
      assertThat(session.does("jmx")).isEqualTo("used");
      assertThat(session.does("await " + AGENT)).matches("[1-3]");
      session.does("await type=Credential,name=default");
      session.does("await type=Rule,name=default");

      assertThat(session.does("get " + AGENT + " State")).isEqualTo("active");
      assertThat(session.does("get type=Rule,name=default Mode")).isEqualTo("add");
      assertThat(session.does("get type=Rule,name=default Percent")).isEqualTo("100");
      assertThat(Long.parseLong(session.does("get type=Credential,name=default SecondsToExpiry")))
          .isPositive();
      assertThat(session.does("get type=Credential,name=default LastFailure")).isEmpty();
      assertThat(session.does("invoke " + AGENT + " pause - -"))
          .isEqualTo(
              "java.lang.SecurityException: bearer.control lets nobody change anything by jmx");
      assertThat(session.does("send")).isEqualTo("200");
      assertThat(session.finish())
          .startsWith("[bearer-agent] WARN BA-013 pause was refused, nobody known by jmx at ")
          .hasLineCount(1);
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated(OKHTTP, OKHTTP));
  }

  @Test
  void full_changesAndIsSaid() throws Exception {
    try (Session session = new Session(command().property("bearer.control.jmx", "full"))) {
      session.does("jmx");
      session.does("send");
      session.does("await " + AGENT);
      assertThat(session.does("invoke " + AGENT + " pause - test"))
          .isEqualTo("default add -> paused, default add");
      session.does("send");
      assertThat(session.does("invoke " + AGENT + " resume -"))
          .isEqualTo("paused, default add -> default add");
      session.does("send");
      assertThat(session.does("invoke " + AGENT + " mode nonsense - - -"))
          .isEqualTo(
              "java.lang.IllegalArgumentException: a mode is off, observe, add, replace or"
                  + " enforce");

      assertThat(session.finish().lines())
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .matches(
                          ".*INFO BA-011 default add -> paused, default add, nobody known by jmx at"
                              + " \\S+Z: test"),
              line -> assertThat(line).contains("BA-011 paused, default add -> default add"));
    }
    List<String> token = sending.decorated(OKHTTP);
    assertThat(sending.seen())
        .containsExactly(token.get(0), Sending.untouched(OKHTTP).get(0), token.get(0));
  }

  @Test
  void applicationWithoutJmx_hasNoneBecauseOfUs() throws Exception {
    JavaCommand command = command();
    LoadedClasses.tell(command, jdk);
    try (Session session = new Session(command)) {
      long looked = System.nanoTime() + TimeUnit.SECONDS.toNanos(2); // first after one second
      do {
        session.does("send");
      } while (System.nanoTime() < looked);
      session.finish();
      assertThat(session.loaded()).noneMatch(name -> name.startsWith("javax.management."));
      assertThat(session.loaded()).contains("bearer.agent.install.JmxWatch");
      assertThat(session.loaded()).noneMatch(name -> name.startsWith("bearer.agent.jmx."));
    }
  }

  @Test
  void none_isNotThere() throws Exception {
    JavaCommand command = command().property("bearer.control.jmx", "none");
    LoadedClasses.tell(command, jdk);
    try (Session session = new Session(command)) {
      session.does("send");
      session.finish();
      assertThat(session.loaded()).doesNotContain("bearer.agent.install.JmxWatch");
    }
  }

  /** A program that does what it is told. */
  private final class Session implements AutoCloseable {
    private final JavaProcess process;
    private final BufferedReader stdout;
    private final StringBuilder told = new StringBuilder();

    Session(JavaCommand command) throws IOException {
      process =
          JavaProcess.start(
              command.main("bearer.it.apps.SendAndManage", sending.arguments(OKHTTP)));
      stdout = new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      assertThat(line()).as(process.stderr()).isEqualTo("ready");
    }

    private String line() throws IOException {
      try (Watchdog watchdog = Watchdog.over(process.process(), 90)) {
        String line = Objects.requireNonNull(stdout.readLine(), process.stderr());
        while (line.contains("[class,load]") || line.startsWith("[")) { // Java 8: Loaded, Opened
          told.append(line).append('\n');
          line = Objects.requireNonNull(stdout.readLine(), process.stderr());
        }
        return line;
      }
    }

    String does(String what) throws IOException {
      process.stdin().write((what + '\n').getBytes(StandardCharsets.UTF_8));
      process.stdin().flush();
      return line();
    }

    List<String> loaded() {
      return LoadedClasses.told(told.toString(), jdk);
    }

    /** Everything that was written to stderr. */
    String finish() throws IOException {
      process.stdin().close();
      for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
        told.append(line).append('\n');
      }
      assertThat(process.join()).isZero();
      return process.stderr();
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
