package bearer.it.works;

import bearer.it.jvm.Jdk;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server that runs with the application. */
final class RunningServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 240;
  private static final Pattern TROUBLE =
      Pattern.compile("(?i).*(bearer|warn|severe|error|exception|fatal|leak).*");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Server server;
  private final Jdk jdk;
  private final Path directory;
  private final Path home;
  private final Path war;
  private final int port = freePort();
  private final Process process;
  private String deployment = "";

  RunningServer(Server server, Jdk jdk, Path directory, List<String> options)
      throws IOException, InterruptedException {
    this.server = server;
    this.jdk = jdk;
    this.directory = directory;
    this.war = server.archive(directory);
    this.home = server.unpack(Files.createDirectory(directory.resolve("server")));
    this.process =
        server
            .install(home, war, port, options, jdk)
            .redirectOutput(directory.resolve("console.txt").toFile())
            .start();
  }

  /** Below those that clients get: servers take some a few hundred above it too. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(12_000, 28_000);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // another one
      }
    }
  }

  /** Sends with an adapter inside the server; answers what became of it. */
  String send(String adapter, String url) throws IOException, InterruptedException {
    String answer = get(adapter, url);
    deployment = answer.split(" ", 2)[0];
    return answer.split(" ", 2)[1];
  }

  private String get(String adapter, String url) throws IOException, InterruptedException {
    URI call =
        URI.create(
            "http://localhost:%d/app/call?adapter=%s&url=%s"
                .formatted(port, adapter, URLEncoder.encode(url, StandardCharsets.UTF_8)));
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(call).timeout(Duration.ofSeconds(60)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  /** Until the application, or a new one in its place, answers. */
  void awaitDeployment() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String now = deployment;
    while (now.equals(deployment)) {
      if (System.nanoTime() > end || (!process.isAlive() && jvm().isEmpty())) {
        throw new AssertionError("not deployed: " + console());
      }
      pause();
      try {
        now = get("none", "none").split(" ", 2)[0];
      } catch (IOException notYet) {
        now = deployment;
      }
    }
    deployment = now;
  }

  private static void pause() throws InterruptedException {
    new CountDownLatch(1).await(250, TimeUnit.MILLISECONDS);
  }

  void redeploy() throws IOException, InterruptedException {
    Files.setLastModifiedTime(war, FileTime.from(Instant.now()));
    server.deploy(home, war);
    awaitDeployment();
  }

  /** How many deployments the JVM still has, once those that may go are gone. */
  int deployments() throws IOException, InterruptedException {
    int count = count();
    for (int i = 0; i < 30 && count > 1; i++) { // what idle threads and caches hold for a while
      new CountDownLatch(1).await(1, TimeUnit.SECONDS);
      count = count();
    }
    return count;
  }

  private int count() throws IOException {
    String pid = String.valueOf(jvm().orElseThrow().pid());
    Process histogram =
        new ProcessBuilder(jdk.program("jmap").toString(), "-histo:live", pid).start();
    return (int)
        new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.matches(".* bearer\\.it\\.web\\.Deployment( .*)?"))
            .count();
  }

  /** A tool that starts the server may be a JVM too. */
  private Optional<ProcessHandle> jvm() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .filter(any -> any.info().command().orElse("").endsWith("java"))
        .findFirst();
  }

  /** As an orchestrator does it; answers whether it has ended. */
  boolean stop() throws InterruptedException {
    ProcessHandle jvm = jvm().orElseThrow();
    jvm.destroy();
    try {
      jvm.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  String console() {
    try {
      return Files.readString(directory.resolve("console.txt"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Lines of the console and of each log file that look like trouble or are ours. */
  Set<String> trouble() throws IOException {
    Set<String> lines = new TreeSet<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(home)) {
      files =
          all.filter(file -> file.toString().matches(".*\\.(log|out)(\\..*)?|.*/logs?/.*"))
              .toList();
    }
    for (Path file :
        Stream.concat(Stream.of(directory.resolve("console.txt")), files.stream()).toList()) {
      if (Files.isRegularFile(file)) {
        Files.readString(file, StandardCharsets.ISO_8859_1)
            .lines()
            .map(this::withoutWhatDiffers)
            .filter(line -> TROUBLE.matcher(line).matches())
            .forEach(lines::add);
      }
    }
    return lines;
  }

  /** A list of all system properties, as WildFly logs it, is not trouble either. */
  private String withoutWhatDiffers(String line) {
    return line.replace(directory.toString(), "DIR")
        .replaceFirst("^\\t[\\w.-]+ = .*", "")
        .replaceAll("-D[^ ]+|-javaagent:[^ ]+|[0-9a-f]{6,}|\\d+|J[au][nlu]|[A-Z][a-z]{2} ", "");
  }

  @Override
  public void close() {
    jvm().ifPresent(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
