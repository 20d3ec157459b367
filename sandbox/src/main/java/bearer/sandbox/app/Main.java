package bearer.sandbox.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program: {@code java -jar bearer-sandbox.jar}. */
@Command(
    name = "java -jar bearer-sandbox.jar",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "PicPay and QPay on this machine, for a rehearsal of a migration.",
    description = {
      "",
      "Without a command it starts: both APIs of PicPay's wallet, QPay's cards and",
      "clients, their token endpoints, and a page that shows what arrives.",
      "The commands are for one that runs.",
      ""
    },
    footer = {
      "",
      "Ends with 0 if all went well, 1 if it could not be done, 2 if it makes no sense."
    },
    subcommands = {
      Turn.FaultOn.class,
      Turn.Clear.class,
      Turn.Revoke.class,
      Turn.Rotate.class,
      Turn.Retire.class,
      Turn.Certificate.class,
      Turn.Forget.class,
      Status.class
    })
public final class Main implements Callable<Integer> {
  static final String PAGE_PORT = "9444";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9443",
      description = "of the APIs, over https; 0 for any (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      defaultValue = PAGE_PORT,
      description = "of the page and the commands; 0 for any (default: ${DEFAULT-VALUE})")
  private int pagePort;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "bearer-sandbox",
      description =
          "where keys, credentials and configurations are kept (default: ${DEFAULT-VALUE})")
  private Path directory = Paths.get("");

  @Option(
      names = "--service",
      paramLabel = "NAME=PORT",
      description =
          "a port of its own for a service, by which its calls are known; can be repeated")
  private Map<String, Integer> services = new LinkedHashMap<>();

  @Option(
      names = "--token-life",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "how long tokens are good (default: ${DEFAULT-VALUE})")
  private int tokenLife;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(line().execute(arguments));
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (failed, command, parsed) -> {
          String message = failed.getMessage();
          command.getErr().println(message == null ? failed.toString() : message);
          return failed instanceof IllegalArgumentException ? 2 : 1;
        });
    return line;
  }

  @Override
  public Integer call() throws Exception {
    Path absolute = directory.toAbsolutePath().normalize();
    try (RunningSandbox sandbox = new RunningSandbox(absolute, ports(), pagePort, tokenLife)) {
      new Introduction(sandbox, absolute, out()).print();
      Thread.currentThread().join(); // until the process is ended
    }
    return 0;
  }

  private Map<String, Integer> ports() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("", port);
    services.forEach(
        (name, servicePort) -> {
          if (!name.matches("[\\w.-]{1,40}")) {
            throw new IllegalArgumentException("a service's name has letters, digits, . _ and -");
          }
          ports.put(name, servicePort);
        });
    return ports;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
