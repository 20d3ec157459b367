import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * What an agent costs a JVM's start. Prints medians of CPU (user + system) and wall time of Hello
 * World and of programs that send one request, without agent, with an empty one, with this one, and
 * with those of OpenTelemetry and Datadog. All variants take turns, so that a busy moment of the
 * machine hits them alike. Needs bash (whose {@code time} measures) and mvn (which downloads).
 */
public final class Startup {
  private static final String USAGE =
      "java benchmarks/Startup.java [--runs N] [--quick] [--apps hello,urlconnection,...]"
          + " [JDK_HOME...]\n"
          + "  --runs N  measured rounds, one more is thrown away (default 11)\n"
          + "  --quick   without the OpenTelemetry and Datadog agents\n"
          + "  --apps    some of hello, urlconnection, apache, httpclient (default: all)\n"
          + "  JDK_HOME  what to measure on (default: the JDK that runs this)";

  private static final String OPEN_TELEMETRY =
      "io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1";
  private static final String DATADOG = "com.datadoghq:dd-java-agent:1.68.1";
  private static final List<String> APACHE =
      Arrays.asList(
          "org.apache.httpcomponents:httpclient:4.5.14",
          "org.apache.httpcomponents:httpcore:4.4.16",
          "commons-logging:commons-logging:1.2",
          "commons-codec:commons-codec:1.11");

  // The measured programs; argument: the URL to GET.
  private static final Map<String, String> SOURCES = new LinkedHashMap<>();

  static {
    SOURCES.put(
        "Hello",
        "public class Hello { public static void main(String[] a) {"
            + " System.out.println(\"Hello\"); } }");
    SOURCES.put(
        "UrlConnection",
        "import java.net.*; public class UrlConnection {"
            + " public static void main(String[] a) throws Exception {"
            + " HttpURLConnection c = (HttpURLConnection) new URL(a[0]).openConnection();"
            + " if (c.getResponseCode() != 200) throw new Exception();"
            + " c.getInputStream().close(); } }");
    SOURCES.put(
        "Apache",
        "import org.apache.http.client.methods.*; import org.apache.http.impl.client.*;"
            + " public class Apache { public static void main(String[] a) throws Exception {"
            + " CloseableHttpResponse r = HttpClients.createDefault().execute(new HttpGet(a[0]));"
            + " if (r.getStatusLine().getStatusCode() != 200) throw new Exception();"
            + " r.close(); } }");
    SOURCES.put(
        "JdkClient",
        "import java.net.*; import java.net.http.*; public class JdkClient {"
            + " public static void main(String[] a) throws Exception {"
            + " HttpRequest q = HttpRequest.newBuilder(URI.create(a[0])).build();"
            + " int s = HttpClient.newHttpClient()"
            + ".send(q, HttpResponse.BodyHandlers.ofString()).statusCode();"
            + " if (s != 200) throw new Exception(); } }");
    SOURCES.put(
        "EmptyAgent",
        "public class EmptyAgent { public static void premain(String arguments) {} }");
  }

  private enum App {
    HELLO("Hello World", "Hello", 8),
    URLCONNECTION("one GET, HttpURLConnection", "UrlConnection", 8),
    APACHE("one GET, Apache HttpClient 4.5.14", "Apache", 8),
    HTTPCLIENT("one GET, java.net.http.HttpClient", "JdkClient", 11);

    final String title;
    final String main;
    final int since;

    App(String title, String main, int since) {
      this.title = title;
      this.main = main;
      this.since = since;
    }
  }

  /** One way to start a program. */
  private static final class Variant {
    final String name;
    final List<String> flags;

    /** Whether the requests must arrive with a token. */
    final boolean token;

    Variant(String name, boolean token, String... flags) {
      this.name = name;
      this.token = token;
      this.flags = Arrays.asList(flags);
    }
  }

  /** Milliseconds of one run. */
  private static final class Sample {
    final double cpu;
    final double wall;

    Sample(double cpu, double wall) {
      this.cpu = cpu;
      this.wall = wall;
    }
  }

  private int runs = 11;
  private boolean others = true;
  private List<App> apps = Arrays.asList(App.values());
  private final List<String> jdks = new ArrayList<>();

  private final Path work;
  private final HttpServer server;
  private final AtomicInteger withToken = new AtomicInteger();

  private Startup(Path work) throws IOException {
    this.work = work;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", exchange -> {
      exchange.getRequestBody().readAllBytes();
      answer(exchange, "{\"access_token\":\"abc\",\"token_type\":\"Bearer\",\"expires_in\":300}");
    });
    server.createContext("/", exchange -> {
      if ("Bearer abc".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        withToken.incrementAndGet();
      }
      answer(exchange, "{}");
    });
    server.setExecutor(Executors.newCachedThreadPool());
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public static void main(String[] args) throws Exception {
    Startup startup = new Startup(Files.createTempDirectory("startup"));
    if (!startup.read(args)) {
      System.err.println(USAGE);
      System.exit(2);
    }
    startup.server.start();
    startup.run();
    System.exit(0);
  }

  private boolean read(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--runs") && i + 1 < args.length) {
        runs = Integer.parseInt(args[++i]);
      } else if (args[i].equals("--quick")) {
        others = false;
      } else if (args[i].equals("--apps") && i + 1 < args.length) {
        apps =
            Arrays.stream(args[++i].split(","))
                .map(name -> App.valueOf(name.toUpperCase()))
                .collect(Collectors.toList());
      } else if (args[i].startsWith("-")) {
        return false;
      } else {
        jdks.add(args[i]);
      }
    }
    if (jdks.isEmpty()) {
      jdks.add(System.getProperty("java.home"));
    }
    return true;
  }

  private void run() throws Exception {
    Path agent = Paths.get("agent", "target", "bearer-agent.jar").toAbsolutePath();
    if (!Files.exists(agent)) {
      throw new IOException("build first: mvn package -DskipTests (no " + agent + ")");
    }
    List<String> artifacts = new ArrayList<>(APACHE);
    if (others) {
      artifacts.add(OPEN_TELEMETRY);
      artifacts.add(DATADOG);
    }
    download(artifacts);
    compile();
    Path empty = packEmptyAgent();
    Path secret = Files.write(work.resolve("secret"), "s".getBytes(StandardCharsets.US_ASCII));
    System.out.println(
        "Milliseconds, medians of " + runs + " rounds; "
            + Runtime.getRuntime().availableProcessors() + " CPUs, " + cpuName());
    for (String jdk : jdks) {
      measure(jdk, variants(agent, empty, secret));
    }
  }

  private List<Variant> variants(Path agent, Path empty, Path secret) {
    String port = String.valueOf(server.getAddress().getPort());
    String url = "http://localhost:" + port;
    List<Variant> variants = new ArrayList<>();
    variants.add(new Variant("no agent", false));
    variants.add(new Variant("empty agent", false, "-javaagent:" + empty));
    variants.add(ours("bearer-agent", false, agent, secret, "api.example.com", url));
    variants.add(ours("bearer-agent, token sent", true, agent, secret, "localhost:" + port, url));
    if (others) {
      variants.add(
          new Variant(
              "OpenTelemetry " + version(OPEN_TELEMETRY),
              false,
              "-javaagent:" + jar(OPEN_TELEMETRY),
              "-Dotel.traces.exporter=none",
              "-Dotel.metrics.exporter=none",
              "-Dotel.logs.exporter=none"));
      variants.add(
          new Variant(
              "Datadog " + version(DATADOG),
              false,
              "-javaagent:" + jar(DATADOG),
              "-Ddd.jmxfetch.enabled=false",
              "-Ddd.instrumentation.telemetry.enabled=false",
              "-Ddd.remote_config.enabled=false",
              "-Ddd.profiling.enabled=false",
              "-Ddd.trace.startup.logs=false"));
    }
    return variants;
  }

  private static Variant ours(
      String name, boolean token, Path agent, Path secret, String hosts, String url) {
    return new Variant(
        name,
        token,
        "-javaagent:" + agent,
        "-Dbearer.hosts=" + hosts,
        "-Dbearer.token-url=" + url + "/token",
        "-Dbearer.client-id=c",
        "-Dbearer.client-secret-file=" + secret);
  }

  private void measure(String jdk, List<Variant> variants) throws Exception {
    int feature = feature(jdk);
    for (App app : apps) {
      if (app.since > feature) {
        continue;
      }
      Map<Variant, List<Sample>> samples = new LinkedHashMap<>();
      for (Variant variant : variants) {
        if (!variant.token || app != App.HELLO) {
          samples.put(variant, new ArrayList<>());
        }
      }
      for (int round = 0; round <= runs; round++) {
        for (Map.Entry<Variant, List<Sample>> entry : samples.entrySet()) {
          Sample sample = time(jdk, app, entry.getKey());
          if (round > 0) { // the first fills the disk cache
            entry.getValue().add(sample);
          }
        }
      }
      print("JDK " + feature + ", " + app.title, samples);
    }
  }

  /** One run, measured by bash. */
  private Sample time(String jdk, App app, Variant variant) throws Exception {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        "bash",
        "-c",
        "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null 2>\"$0\"",
        work.resolve("stderr").toString(),
        jdk + "/bin/java");
    command.addAll(variant.flags);
    command.add("-cp");
    String classes = work.resolve("classes").toString();
    command.add(
        app == App.APACHE ? classes + File.pathSeparator + work.resolve("jars") + "/*" : classes);
    command.add(app.main);
    command.add("http://localhost:" + server.getAddress().getPort() + "/pay");
    withToken.set(0);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(variant.name + ", " + app.title + " failed, see " + work + "/stderr");
    }
    if (withToken.get() != (variant.token ? 1 : 0)) {
      throw new IOException(variant.name + ", " + app.title + ": token not as expected");
    }
    String[] times = out.trim().split(" ");
    double user = Double.parseDouble(times[1]);
    double system = Double.parseDouble(times[2]);
    return new Sample(1000 * (user + system), 1000 * Double.parseDouble(times[0]));
  }

  private static void print(String title, Map<Variant, List<Sample>> samples) {
    String format = "%-26s |%7s %8s %9s |%7s %8s %9s%n";
    System.out.printf("%n%s%n", title);
    System.out.printf(format, "", "CPU", "- none", "- empty", "wall", "- none", "- empty");
    List<double[]> medians = new ArrayList<>();
    for (Map.Entry<Variant, List<Sample>> entry : samples.entrySet()) {
      double cpu = median(entry.getValue().stream().mapToDouble(s -> s.cpu).toArray());
      double wall = median(entry.getValue().stream().mapToDouble(s -> s.wall).toArray());
      medians.add(new double[] {cpu, wall});
      System.out.printf(
          format,
          entry.getKey().name,
          Math.round(cpu),
          above(cpu, medians, 0, 0),
          above(cpu, medians, 1, 0),
          Math.round(wall),
          above(wall, medians, 0, 1),
          above(wall, medians, 1, 1));
    }
  }

  /** The difference to the row {@code base}, for the rows below it. */
  private static String above(double value, List<double[]> medians, int base, int column) {
    return medians.size() <= base + 1
        ? ""
        : String.format("%+d", Math.round(value - medians.get(base)[column]));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  private void download(List<String> artifacts) throws Exception {
    for (String artifact : artifacts) {
      execute(
          "mvn",
          "-q",
          "-B",
          "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
          "-Dartifact=" + artifact,
          "-DoutputDirectory=" + (APACHE.contains(artifact) ? work.resolve("jars") : work));
    }
  }

  private void execute(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectOutput(work.resolve("mvn.log").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed, see " + work + "/mvn.log");
    }
  }

  private void compile() throws IOException {
    Path classes = Files.createDirectories(work.resolve("classes"));
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      Path file = work.resolve(source.getKey() + ".java");
      Files.write(file, source.getValue().getBytes(StandardCharsets.US_ASCII));
      int failed =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  "-Xlint:-options",
                  "--release",
                  source.getKey().equals("JdkClient") ? "11" : "8",
                  "-cp",
                  work.resolve("jars").resolve(fileName(APACHE.get(0)))
                      + File.pathSeparator
                      + work.resolve("jars").resolve(fileName(APACHE.get(1))),
                  "-d",
                  classes.toString(),
                  file.toString());
      if (failed != 0) {
        throw new IOException("cannot compile " + file);
      }
    }
  }

  private Path packEmptyAgent() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), "EmptyAgent");
    Path jar = work.resolve("empty-agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("EmptyAgent.class"));
      out.write(Files.readAllBytes(work.resolve("classes").resolve("EmptyAgent.class")));
    }
    return jar;
  }

  private Path jar(String artifact) {
    return work.resolve(fileName(artifact));
  }

  private static String fileName(String artifact) {
    String[] parts = artifact.split(":");
    return parts[1] + "-" + parts[2] + ".jar";
  }

  private static String version(String artifact) {
    return artifact.split(":")[2];
  }

  private static int feature(String jdk) throws Exception {
    Process process =
        new ProcessBuilder(jdk + "/bin/java", "-version").redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    String version = text.substring(text.indexOf('"') + 1).split("[^0-9.]")[0];
    String[] parts = version.split("\\.");
    return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
  }

  private static String cpuName() throws IOException {
    Path info = Paths.get("/proc/cpuinfo");
    if (!Files.exists(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
