package bearer.benchmarks.startup;

import java.nio.file.Path;
import java.util.List;

/**
 * One way to start a program.
 *
 * @param token whether its requests must arrive with a token
 * @param flags for the JVM
 */
record Variant(String name, boolean token, List<String> flags) {
  static Variant of(String name, String... flags) {
    return new Variant(name, false, List.of(flags));
  }

  static Variant openTelemetry(String version, Path jar) {
    return of(
        "OpenTelemetry " + version,
        "-javaagent:" + jar,
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none");
  }

  static Variant datadog(String version, Path jar) {
    return of(
        "Datadog " + version,
        "-javaagent:" + jar,
        "-Ddd.jmxfetch.enabled=false",
        "-Ddd.instrumentation.telemetry.enabled=false",
        "-Ddd.remote_config.enabled=false",
        "-Ddd.profiling.enabled=false",
        "-Ddd.trace.startup.logs=false");
  }

  /** The agent, configured for the server or for a host that nobody calls. */
  static Variant bearerAgent(boolean token, Path jar, Path secret, LoopbackApi server) {
    return new Variant(
        token ? "bearer-agent, token sent" : "bearer-agent",
        token,
        List.of(
            "-javaagent:" + jar,
            "-Dbearer.hosts=" + (token ? server.hostAndPort() : "api.example.com"),
            "-Dbearer.token-url=http://" + server.hostAndPort() + "/token",
            "-Dbearer.client-id=c",
            "-Dbearer.client-secret-file=" + secret));
  }
}
