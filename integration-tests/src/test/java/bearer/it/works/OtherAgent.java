package bearer.it.works;

import bearer.it.jvm.JavaCommand;
import bearer.it.servers.Seen;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Another vendor's agent, how its users start it, and how its own work is seen. */
abstract class OtherAgent {
  final String row;
  final boolean isQuick;

  private OtherAgent(String row, boolean isQuick) {
    this.row = row;
    this.isQuick = isQuick;
  }

  static Stream<OtherAgent> all() {
    return Stream.of(
        new Tracing(
            "opentelemetry-javaagent-2.33.1",
            "traceparent",
            "otel.traces.exporter=none",
            "otel.metrics.exporter=none",
            "otel.logs.exporter=none"),
        new Tracing(
            "dd-java-agent-1.68.1",
            "x-datadog-trace-id",
            "dd.trace.agent.url=http://localhost:1",
            "dd.instrumentation.telemetry.enabled=false",
            "dd.remote_config.enabled=false",
            "dd.jmxfetch.enabled=false"),
        new Tracing(
            "elastic-apm-agent-1.55.1",
            "traceparent",
            "elastic.apm.disable_send=true",
            "elastic.apm.central_config=false",
            "elastic.apm.cloud_provider=NONE",
            "elastic.apm.trace_methods=bearer.it.apps.SendOnce#send"),
        new NewRelic(),
        new Pinpoint(),
        new Jacoco(),
        new JmxExporter(),
        new TransmittableThreadLocal(),
        new AspectJ(),
        new ReactorDebug());
  }

  /** The newest JDK that it starts on. */
  int newest() {
    return Integer.MAX_VALUE;
  }

  /** Appends to a command what its users append; whatever it writes goes to the directory. */
  JavaCommand add(JavaCommand command, Path directory) throws IOException {
    return command.option("-javaagent:" + jar() + arguments(directory));
  }

  Path jar() {
    return JavaCommand.jars(row).get(0);
  }

  String arguments(Path directory) throws IOException {
    return "";
  }

  /** What it did, in words; fails if it did nothing. */
  abstract String work(List<Seen> seen, String stderr, Path directory) throws IOException;

  static void check(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("the other agent has not done its work: " + what);
    }
  }

  @Override
  public String toString() {
    return row;
  }

  /** Adds a header to every call. */
  private static final class Tracing extends OtherAgent {
    private final String header;
    private final List<String> properties;

    Tracing(String row, String header, String... properties) {
      super(row, false);
      this.header = header;
      this.properties = List.of(properties);
    }

    @Override
    JavaCommand add(JavaCommand command, Path directory) throws IOException {
      properties.forEach(property -> command.option("-D" + property));
      return super.add(command, directory);
    }

    @Override
    String work(List<Seen> seen, String stderr, Path directory) {
      seen.forEach(call -> check(call.all(header).size() == 1, header + " on " + call));
      return "`" + header + "` on each call";
    }
  }

  private static final class NewRelic extends OtherAgent {
    NewRelic() {
      super("newrelic-agent-8.19.0", false);
    }

    @Override
    JavaCommand add(JavaCommand command, Path directory) throws IOException {
      command
          .property("newrelic.config.app_name", "shop")
          .property("newrelic.config.license_key", "a".repeat(40))
          .property("newrelic.config.host", "localhost")
          .property("newrelic.config.log_file_path", directory);
      return super.add(command, directory);
    }

    @Override
    int newest() {
      return 24;
    }

    /** Its headers are added only while its collector answers. */
    @Override
    String work(List<Seen> seen, String stderr, Path directory) throws IOException {
      String log = Files.readString(directory.resolve("newrelic_agent.log"));
      check(log.contains("has started"), log);
      return "its log says that it has started";
    }
  }

  /** A directory of jars, which stays as it was unpacked but for its logs. */
  private static final class Pinpoint extends OtherAgent {
    Pinpoint() {
      super("pinpoint-agent-3.0.1", false);
    }

    @Override
    JavaCommand add(JavaCommand command, Path directory) throws IOException {
      try (ZipFile zip = new ZipFile(jar().toFile())) {
        Server.unpack(zip, directory);
      }
      return command
          .property("pinpoint.agentId", "one")
          .property("pinpoint.applicationName", "shop")
          .property("pinpoint.profiler.profiles.active", "release")
          .property("profiler.sampling.counting.sampling-rate", "1")
          .property("profiler.entrypoint", "bearer.it.apps.SendOnce.send")
          .option("-javaagent:" + directory.resolve(row + "/pinpoint-bootstrap.jar"));
    }

    /** Its ASM reads no newer class files. */
    @Override
    int newest() {
      return 22;
    }

    /** Of HttpURLConnection's it sees none in a program like this, with or without ours. */
    @Override
    String work(List<Seen> seen, String stderr, Path directory) {
      seen.stream()
          .filter(call -> !call.path().endsWith("/HttpUrlConnection"))
          .forEach(call -> check(call.all("pinpoint-traceid").size() == 1, call.toString()));
      return "`Pinpoint-TraceID` on each call but HttpURLConnection's";
    }
  }

  private static final class Jacoco extends OtherAgent {
    Jacoco() {
      super("jacoco-agent-0.8.14", true);
    }

    @Override
    String arguments(Path directory) {
      return "=destfile=" + directory.resolve("jacoco.exec");
    }

    @Override
    String work(List<Seen> seen, String stderr, Path directory) throws IOException {
      byte[] covered = Files.readAllBytes(directory.resolve("jacoco.exec"));
      check(
          new String(covered, StandardCharsets.ISO_8859_1).contains("bearer/it/apps/SendOnce"),
          "coverage");
      return "coverage of the application's classes";
    }
  }

  private static final class JmxExporter extends OtherAgent {
    JmxExporter() {
      super("jmx-exporter-1.0.1", true);
    }

    @Override
    String arguments(Path directory) throws IOException {
      Path rules =
          Files.writeString(directory.resolve("rules.yaml"), "rules:\n- pattern: \".*\"\n");
      try (ServerSocket free = new ServerSocket(0)) {
        return "=" + free.getLocalPort() + ":" + rules;
      }
    }

    /** A second exporter on its port would end the JVM. */
    @Override
    String work(List<Seen> seen, String stderr, Path directory) {
      return "its port is open";
    }
  }

  private static final class TransmittableThreadLocal extends OtherAgent {
    TransmittableThreadLocal() {
      super("ttl-agent-2.14.5", true);
    }

    @Override
    String work(List<Seen> seen, String stderr, Path directory) {
      check(!stderr.contains("Fail to transform"), stderr);
      return "it reports no class that it could not transform";
    }
  }

  private static final class AspectJ extends OtherAgent {
    AspectJ() {
      super("aspectj-agent-1.9.27", true);
    }

    @Override
    JavaCommand add(JavaCommand command, Path directory) throws IOException {
      Files.writeString(
          Files.createDirectory(directory.resolve("META-INF")).resolve("aop.xml"),
          "<aspectj><aspects><aspect name=\"bearer.it.apps.Announcing\"/></aspects></aspectj>");
      return super.add(command.classPath(directory), directory);
    }

    @Override
    String work(List<Seen> seen, String stderr, Path directory) {
      check(stderr.lines().filter("announced by an aspect"::equals).count() == seen.size(), stderr);
      return "its aspect runs at each call";
    }
  }

  private static final class ReactorDebug extends OtherAgent {
    ReactorDebug() {
      super("reactor-tools-3.7.9", false);
    }

    @Override
    String work(List<Seen> seen, String stderr, Path directory) {
      return "nothing of Reactor runs here";
    }
  }
}
