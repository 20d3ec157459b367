package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code bearer.log-to=application}: the agent's events in the log of a real application. */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
class ApplicationLogIT {
  private static final String SIMPLE = "slf4j-simple-1.7.36";
  private static final String LOGBACK = "logback-1.3.15";
  private static final String LOG4J = "log4j-2.24.3";
  private static final String UNUSED =
      "[bearer-agent] WARN BA-009 the application's log is not used: ";

  @TempDir Path classes;

  private final Jdk jdk;
  private final Sending sending = new Sending();
  private final String url = Api.CONFIGURED.http(sending.path + "GET");

  ApplicationLogIT(Jdk jdk) {
    this.jdk = jdk;
  }

  private JavaCommand logging() {
    return sending
        .configured(jdk)
        .property("bearer.client-secret", "")
        .environment("BEARER_CLIENT_SECRET", "s3cret")
        .property("bearer.log-to", "application")
        .property("bearer.log-level", "info")
        .property("org.slf4j.simpleLogger.logFile", "System.out")
        .property("org.slf4j.simpleLogger.showThreadName", "false")
        .property("org.apache.logging.log4j.level", "info")
        .apps();
  }

  private static JavaCommand program(JavaCommand command, String... arguments) {
    return command.main("bearer.it.apps.Logging", arguments);
  }

  private LoggingJvm start(String client, String... arguments) {
    return new LoggingJvm(program(logging().agent().client(client), arguments));
  }

  private static void assertAllThreeEvents(LoggingJvm jvm) {
    assertThat(jvm.agentLines())
        .hasSize(3)
        .satisfiesExactly(
            active -> assertThat(active).contains("BA-001 active: mode add"),
            woven -> assertThat(woven).contains("BA-201 woven: HttpURLConnection"),
            first -> assertThat(first).contains("BA-401 first request with a bearer token"));
  }

  /** The first event is from before {@code main}, the other two from a call after SLF4J's start. */
  private LoggingJvm logged(String client) {
    LoggingJvm jvm = start(client);
    jvm.tell("log hello");
    jvm.await("BA-001");
    jvm.tell("send " + url);
    jvm.await("BA-401");
    return jvm;
  }

  @Test
  void slf4jSimple17_hasAllEventsAndStderrNone() {
    try (LoggingJvm jvm = logged(SIMPLE)) {
      assertThat(jvm.finish()).isEmpty();
      assertAllThreeEvents(jvm);
      assertThat(jvm.lines())
          .contains("INFO application - hello")
          .anyMatch(line -> line.startsWith("INFO bearer.agent - BA-001 active: mode add"));
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated("GET"));
  }

  @Test
  void logbackWithSlf4j2_hasAllEventsAndStderrNone() {
    try (LoggingJvm jvm = logged(LOGBACK)) {
      assertThat(jvm.finish()).isEmpty();
      assertAllThreeEvents(jvm);
    }
  }

  /** It would make a second configuration for a caller with another class loader. */
  @Test
  void log4jWithSlf4j2_hasAllEventsInItsOnlyContext() {
    try (LoggingJvm jvm = logged(LOG4J)) {
      jvm.tell("contexts");
      assertThat(jvm.await("contexts")).isEqualTo("contexts 1");
      assertThat(withoutLog4jsOwn(jvm.finish())).isEmpty();
      assertAllThreeEvents(jvm);
    }
  }

  private static List<String> withoutLog4jsOwn(String stderr) {
    return stderr.lines().filter(line -> line.contains("bearer-agent")).toList();
  }

  @Test
  void slf4jInNamedModules_hasAllEvents() {
    Assumptions.assumeTrue(jdk.feature() >= 9, "modules");
    JavaCommand command =
        logging()
            .agent()
            .option("--module-path=" + JavaCommand.CLIENTS.resolve(LOGBACK))
            .option("--add-modules=org.slf4j,ch.qos.logback.classic");
    try (LoggingJvm jvm = new LoggingJvm(program(command))) {
      jvm.tell("log hello");
      jvm.await("BA-001");
      jvm.tell("send " + url);
      jvm.await("BA-401");
      assertThat(jvm.finish()).isEmpty();
      assertAllThreeEvents(jvm);
    }
  }

  @Test
  void attachedLater_usesTheSlf4jThatIsInUse() throws Exception {
    JavaCommand command = logging().client(SIMPLE);
    if (jdk.feature() >= 21) {
      command.option("-XX:+EnableDynamicAgentLoading");
    }
    try (LoggingJvm jvm = new LoggingJvm(program(command))) {
      jvm.tell("log hello");
      jvm.await("hello");
      attach(jvm.pid());
      jvm.await("BA-001");
      jvm.tell("send " + url);
      jvm.await("BA-401");
      assertThat(jvm.finish()).isEmpty();
    }
  }

  private static void attach(long pid) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
    try {
      machine.loadAgent(JavaCommand.agentJar().toString());
    } catch (AgentLoadException e) {
      assertThat(e).hasMessage("0"); // how JDK 8 says to a newer one that all went well
    } finally {
      machine.detach();
    }
  }

  /** The program ends long before anybody gives up waiting for an SLF4J. */
  @Test
  void noSlf4j_isSaidOnStderrWhenTheJvmEnds() {
    assertThat(sending.run(logging().agent(), Sending.URL_CONNECTION).stderr().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("[bearer-agent] INFO BA-"));
  }

  @Test
  void slf4jWithoutProvider_isSaidOnStderr() {
    try (LoggingJvm jvm = start("slf4j-api-2.0.18")) {
      jvm.tell("log hello");
      jvm.tell("send " + url);
      jvm.await("status 200");
      assertThat(jvm.finish().lines().filter(line -> line.startsWith("[bearer-agent]")))
          .hasSizeBetween(3, 4) // the reason too, if the program has not ended before
          .anyMatch(line -> line.contains("BA-001"))
          .anyMatch(line -> line.contains("BA-201"))
          .anyMatch(line -> line.contains("BA-401"));
    }
  }

  /** The program has loaded the class, as something that scans the class path does. */
  @Test
  void slf4jThatIsOnlyLoaded_isNotInitialisedByTheAgent() {
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "8",
                "-Xlint:-options",
                "-proc:none",
                "-d",
                classes.toString(),
                "src/uninitialised/java/org/slf4j/LoggerFactory.java");
    assertThat(compiled).isZero();
    try (LoggingJvm jvm = new LoggingJvm(program(logging().agent().classPath(classes)))) {
      jvm.tell("load org.slf4j.LoggerFactory");
      jvm.await("loaded org.slf4j.LoggerFactory");
      jvm.tell("send " + url); // its events have the agent look
      jvm.await("status 200");
      assertThat(jvm.finish().lines()).hasSize(3);
      assertThat(jvm.lines()).noneMatch(line -> line.startsWith("initialised"));
    }
  }

  /** What it sends for the agent goes out as it is; it neither waits for a token nor for itself. */
  @Test
  void appenderThatCallsTheConfiguredHost_isNotDecorated() {
    String own = Api.CONFIGURED.http(sending.path + "appender");
    try (LoggingJvm jvm = start(SIMPLE, own)) {
      jvm.tell("log hello");
      jvm.await("BA-001");
      jvm.tell("send " + url);
      jvm.await("BA-401");
      assertThat(jvm.finish()).doesNotContain("BA-401");
      assertThat(jvm.lines()).contains("appender 200");
    }
    assertThat(sending.seen())
        .contains("appender: []", sending.decorated("GET").get(0))
        .noneMatch(seen -> seen.startsWith("appender: [B"));
  }

  @Test
  void appenderThatBlocks_stderrIsUsedAndTheProgramEnds() {
    try (LoggingJvm jvm = start(SIMPLE, "block")) {
      jvm.tell("log hello");
      jvm.await("blocked");
      jvm.tell("send " + url);
      jvm.await("status 200");
      List<String> stderr = jvm.finish().lines().toList();
      assertThat(stderr)
          .anyMatch(line -> line.contains("BA-001"))
          .anyMatch(line -> line.contains("BA-201"))
          .anyMatch(line -> line.contains("BA-401"))
          .allMatch(line -> line.contains(" INFO BA-") || line.startsWith(UNUSED));
    }
    assertThat(sending.seen()).isEqualTo(sending.decorated("GET"));
  }

  @Test
  void twoApplications_eachHasItsOwnEventsAndNoneIsHeld() {
    String two = Api.CONFIGURED.at("127.0.0.1", sending.path + "two");
    String none = Api.CONFIGURED.http(sending.path + "none");
    String port = String.valueOf(Api.CONFIGURED.port());
    JavaCommand command =
        logging()
            .agent()
            .property("bearer.hosts", "localhost:" + port + ",127.0.0.1:" + port)
            .main("bearer.it.apps.TwoApplications", applicationPath(), url, two, none);
    try (LoggingJvm jvm = new LoggingJvm(command)) {
      jvm.awaitUnlessThere("BA-401 first request with a bearer token to localhost");
      jvm.awaitUnlessThere("BA-401 first request with a bearer token to 127.0.0.1");
      jvm.tell("drop");
      jvm.await("collected Loader");
      String stderr = jvm.finish();
      assertThat(jvm.lines())
          .anyMatch(line -> line.startsWith("[INFO] bearer.agent - BA-401 first request with a"))
          .anyMatch(line -> line.startsWith("INFO bearer.agent - BA-401 first request with a"));
      assertThat(stderr).contains("none of them is that of the caller", "INFO BA-406");
    }
  }

  private String applicationPath() {
    return JavaCommand.on(jdk).apps().client(SIMPLE).joinedClassPath();
  }
}
