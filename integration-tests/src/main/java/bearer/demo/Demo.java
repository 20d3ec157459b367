package bearer.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bearer.demo.shop.LegacyIssuer;
import bearer.demo.shop.LegacyShop;
import bearer.sandbox.Sandbox;
import bearer.sandbox.ServerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Runs two legacy programs against the sandbox, without and with the agent, and shows what arrived;
 * then a fleet through a whole migration. Arguments: the agent's jar and a directory for this run's
 * files. Exits with 1 if what happened is not what the agent promises.
 */
public final class Demo {
  private final Path jar;
  private final Path directory;
  private final ServerKey key;
  private final Sandbox sandbox;
  private final Path secretFile;

  private Demo(Path jar, Path directory, ServerKey key, Sandbox sandbox) {
    this.jar = jar;
    this.directory = directory;
    this.key = key;
    this.sandbox = sandbox;
    this.secretFile = directory.resolve("client-secret");
  }

  public static void main(String[] args) throws Exception {
    Path jar = shortest(Paths.get(args[0]));
    Path directory = Files.createDirectories(shortest(Paths.get(args[1])));
    ServerKey key = ServerKey.make(directory);
    boolean asPromised;
    try (Sandbox sandbox = Sandbox.start(key)) {
      Demo demo = new Demo(jar, directory, key, sandbox);
      asPromised = demo.run() && demo.story().run();
    }
    System.exit(Verdict.conclude(asPromised) ? 0 : 1);
  }

  /** Relative to where the reader stands, if it is below. */
  private static Path shortest(Path path) {
    Path here = Paths.get("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }

  private boolean run() throws IOException, InterruptedException {
    Files.write(secretFile, (sandbox.clientSecret() + "\n").getBytes(US_ASCII));
    List<String> none = Collections.emptyList();
    List<String> replace = picPay("replace");
    Scene before = shop("V1, no agent", none, Sandbox.WALLET_V1);
    Scene adding = shop("V1, agent, mode=add", picPay("add"), Sandbox.WALLET_V1);
    Scene refused = shop("V2, no agent", none, Sandbox.WALLET_V2);
    Scene replacing = shop("V2, agent, mode=replace", replace, Sandbox.WALLET_V2);
    Scene closed = issuer("QPay, no agent", none);
    Scene cards = issuer("QPay, agent", qPay());

    printTable(before, adding, refused, replacing, closed, cards);
    printCommand(replace, replacing.program);
    boolean asPromised =
        new Verdict()
            .claim(
                "without the agent: no Authorization anywhere, V2 and QPay refuse every call",
                before.isLegacy() && refused.isRefused() && closed.isRefused())
            .claim(
                "mode=add: every call has one bearer token beside its legacy header",
                adding.isAccepted() && adding.allCarryOneBearer() && adding.allCarryLegacyHeader())
            .claim(
                "mode=replace: every call has one bearer token and no legacy header",
                replacing.isAccepted()
                    && replacing.allCarryOneBearer()
                    && replacing.noneCarriesLegacyHeader())
            .claim(
                "QPay: every call has one bearer token",
                cards.isAccepted() && cards.allCarryOneBearer())
            .claim(
                "each run with the agent made exactly one token request",
                adding.tokenRequests == 1
                    && replacing.tokenRequests == 1
                    && cards.tokenRequests == 1)
            .claim(
                "the shop's own output is the same with the agent as before",
                before.program.output.equals(adding.program.output)
                    && before.program.output.equals(replacing.program.output))
            .isGood();
    if (!asPromised) {
      printErrors(before, adding, refused, replacing, closed, cards);
    }
    return asPromised;
  }

  private Story story() {
    return new Story(jar, directory, key.trustStore, secretFile, sandbox);
  }

  private Scene shop(String title, List<String> flags, String api)
      throws IOException, InterruptedException {
    String main = LegacyShop.class.getName();
    return scene(title, flags, main, sandbox.url(api), Sandbox.INTEGRATION_KEY);
  }

  private Scene issuer(String title, List<String> flags) throws IOException, InterruptedException {
    return scene(title, flags, LegacyIssuer.class.getName(), sandbox.url(Sandbox.CARDS));
  }

  private Scene scene(String title, List<String> flags, String... mainAndArgs)
      throws IOException, InterruptedException {
    sandbox.forget();
    Program program = Program.run(directory, key.trustStore, flags, mainAndArgs);
    return new Scene(title, program, Received.all(sandbox.calls()), sandbox.tokenRequests());
  }

  private List<String> picPay(String mode) {
    return flags("picpay", Sandbox.PICPAY_TOKENS, "/ecommerce/**", mode);
  }

  private List<String> qPay() {
    return flags("qpay", Sandbox.QPAY_TOKENS, "/issuer/**", "add");
  }

  private List<String> flags(String provider, String tokenPath, String paths, String mode) {
    return Arrays.asList(
        "-javaagent:" + jar,
        "-Dbearer.provider=" + provider,
        "-Dbearer.hosts=" + sandbox.hostAndPort(),
        "-Dbearer.paths=" + paths,
        "-Dbearer.token-url=" + sandbox.url(tokenPath),
        "-Dbearer.client-id=" + Sandbox.CLIENT_ID,
        "-Dbearer.client-secret-file=" + secretFile,
        "-Dbearer.mode=" + mode,
        "-Dbearer.log-level=info");
  }

  private static void printTable(Scene... scenes) {
    Table table =
        new Table(
            "run", "HTTP client", "accepted", "x-picpay-token", "Authorization", "token requests");
    for (Scene scene : scenes) {
      scene.addTo(table);
    }
    System.out.println("\nThe same programs every time. What the payment API received:\n");
    System.out.println(table);
  }

  private void printCommand(List<String> flags, Program program) {
    System.out.println("The run \"V2, agent, mode=replace\" was started as");
    System.out.println("  java " + String.join(" \\\n       ", flags) + " \\");
    System.out.println(
        "       ... " + LegacyShop.class.getName() + " " + sandbox.url(Sandbox.WALLET_V2));
    System.out.println("The agent said on stderr (bearer.log-level=info)");
    program.errors.forEach(line -> System.out.println("  " + line));
    System.out.println();
  }

  private static void printErrors(Scene... scenes) {
    for (Scene scene : scenes) {
      System.out.println(scene.title + ": exit code " + scene.program.exitCode);
      scene.program.errors.forEach(line -> System.out.println("  " + line));
    }
  }
}
