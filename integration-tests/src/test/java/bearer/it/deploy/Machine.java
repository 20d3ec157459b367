package bearer.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.life.Sending;
import bearer.it.servers.Api;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A directory that stands for a machine: the paths that the docs name are below it. It has the
 * agent, its configuration and credential, and a service that sends one call.
 */
final class Machine {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** A JVM that starts quickly. */
  private static final String QUICK =
      "#!/bin/sh\nexec " + JAVA + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \"$@\"\n";

  private static final long PATIENCE_SECONDS = 60;

  final Sending sending = new Sending();
  private final Path root;

  Machine(Path root) {
    this.root = root;
    write("/opt/bearer/bearer-agent.jar", "");
    write("/etc/bearer/bearer.properties", adding(Page.file("bearer.properties")));
    write("/etc/bearer/credential", "client-id=" + sending.clientId + "\nclient-secret=s3cret\n");
    write("/opt/shop/shop.jar", "");
    write("/usr/bin/java", QUICK);
    assertThat(path("/usr/bin/java").toFile().setExecutable(true)).isTrue();
    try {
      Files.copy(JavaCommand.agentJar(), replaced("/opt/bearer/bearer-agent.jar"));
      writeShop(replaced("/opt/shop/shop.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A configuration that sets tokens, and whose servers are those of the tests. */
  String adding(String configuration) {
    return here(configuration).replace("bearer.mode=observe", "bearer.mode=add")
        + "bearer.paths=/**\nbearer.hosts=localhost:"
        + Api.CONFIGURED.port()
        + "\nbearer.token-url="
        + Api.CONFIGURED.http("/oauth2/token")
        + '\n';
  }

  private static void writeShop(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, "bearer.it.apps.SendOnce");
    attributes.put(Attributes.Name.CLASS_PATH, JavaCommand.APPS.get(0).toUri().toString());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  Path path(String absolute) {
    return root.resolve(absolute.substring(1));
  }

  private Path replaced(String absolute) throws IOException {
    Path path = path(absolute);
    Files.delete(path);
    return path;
  }

  void write(String absolute, String text) {
    try {
      Files.createDirectories(Objects.requireNonNull(path(absolute).getParent()));
      Files.writeString(path(absolute), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a file of the docs where they say that it belongs. */
  Path install(String file, String absolute) {
    write(absolute, here(Page.file(file)));
    assertThat(path(absolute).toFile().setExecutable(file.endsWith(".sh"))).isTrue();
    return path(absolute);
  }

  void removeAgent() throws IOException {
    Files.delete(path("/opt/bearer/bearer-agent.jar"));
  }

  /** What somebody copies, with the paths of this machine. */
  String here(String text) {
    return text.replaceAll("(?<![\\w/])/(opt|etc|run|usr|var)/", root + "/$1/");
  }

  /** What is behind the command that starts the service, so that it sends its call. */
  String arguments() {
    return ' ' + String.join(" ", sending.arguments(Sending.URL_CONNECTION));
  }

  /** Has a shell carry out what somebody copies. */
  Finished sh(String script) {
    return run(Map.of(), "sh", "-c", here(script));
  }

  Finished run(Map<String, String> environment, String... command) {
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    Map<String, String> inherited = builder.environment();
    inherited.keySet().removeIf(name -> name.startsWith("BEARER_") || name.contains("JAVA_"));
    String java = path("/usr/bin").toString();
    inherited.merge("PATH", java, (all, first) -> first + File.pathSeparator + all);
    inherited.putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    try {
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + List.of(command));
      }
      return new Finished(Files.readString(out), Files.readString(err), process.exitValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** That the service ran with the agent, and its one call so far carried the token. */
  void assertAgent(Finished finished) {
    Sending.assertSent(finished, Sending.URL_CONNECTION);
    assertThat(finished.stderr()).contains("[bearer-agent] INFO BA-001 active: mode add");
    assertThat(sending.seen()).isEqualTo(sending.decorated(Sending.URL_CONNECTION));
  }

  /** That the service ran, and without the agent. */
  void assertNoAgent(Finished finished) {
    Sending.assertSent(finished, Sending.URL_CONNECTION);
    assertThat(finished.stderr()).doesNotContain("[bearer-agent]");
    assertThat(sending.seen()).isEqualTo(Sending.untouched(Sending.URL_CONNECTION));
  }
}
