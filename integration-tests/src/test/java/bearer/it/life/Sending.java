package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.servers.Api;
import bearer.it.servers.TokenEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A forked JVM whose program sends one request with each of several clients to the configured
 * server, and what the server must have seen of it.
 */
public final class Sending {
  public static final String URL_CONNECTION = "HttpUrlConnection";
  public static final String APACHE = "ApacheHttpClient4Builder";
  public static final String OKHTTP = "OkHttp";
  static final String JDK_CLIENT = "JavaNetHttpClient";

  /** What {@link #withClients} puts on the class path. */
  static final List<String> CLIENTS = List.of("apache-4.5.14", "okhttp-3.14.9");

  private static final String PROGRAM = "bearer.it.apps.SendOnce";

  /** What is no adapter among the program's arguments, and what it prints for it. */
  private static final Map<String, String> COMMANDS =
      Map.of("retransform", "retransformed", "wait", "waiting");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final String clientId = "it-life-" + NUMBER.incrementAndGet();
  public final String path = Api.newPath();

  /** Every client that a JDK can run. */
  public static String[] adapters(Jdk jdk) {
    return jdk.feature() < 11
        ? new String[] {URL_CONNECTION, APACHE, OKHTTP}
        : new String[] {URL_CONNECTION, APACHE, OKHTTP, JDK_CLIENT};
  }

  /** All that the agent needs, all right. */
  public Map<String, String> configuration() {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("bearer.hosts", "localhost:" + Api.CONFIGURED.port());
    configuration.put("bearer.token-url", Api.CONFIGURED.http("/oauth2/token"));
    configuration.put("bearer.client-id", clientId);
    configuration.put("bearer.client-secret", "s3cret");
    return configuration;
  }

  /** With the configuration, but without the agent. */
  public JavaCommand configured(Jdk jdk) {
    return JavaCommand.on(jdk).properties(configuration());
  }

  public static JavaCommand withClients(JavaCommand command) {
    CLIENTS.forEach(command.apps()::client);
    return quiet(command);
  }

  static JavaCommand quiet(JavaCommand command) {
    return command.property(
        "org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
  }

  /** Sends with each adapter, in a plain application. */
  public JavaProcess.Finished run(JavaCommand command, String... adapters) {
    JavaProcess.Finished finished =
        JavaProcess.run(withClients(command).main(PROGRAM, arguments(adapters)));
    assertSent(finished, adapters);
    return finished;
  }

  /** {@link #run} by a program that calls the sending one with the arguments behind its own. */
  JavaProcess.Finished runBy(
      JavaCommand command, String program, List<String> own, String... adapters) {
    List<String> arguments = new ArrayList<>(own);
    arguments.add(PROGRAM);
    arguments.addAll(List.of(arguments(adapters)));
    JavaProcess.Finished finished =
        JavaProcess.run(quiet(command).main(program, arguments.toArray(String[]::new)));
    assertSent(finished, adapters);
    return finished;
  }

  public JavaCommand main(JavaCommand command, String... adapters) {
    return command.main(PROGRAM, arguments(adapters));
  }

  /** The program's arguments: an adapter and a URL that names it, for each. */
  public String[] arguments(String... adapters) {
    List<String> arguments = new ArrayList<>();
    for (String adapter : adapters) {
      arguments.add(adapter);
      if (!COMMANDS.containsKey(adapter)) {
        arguments.add(Api.CONFIGURED.http(path + adapter));
      }
    }
    return arguments.toArray(String[]::new);
  }

  /** What the program prints when no call fails. */
  public static String stdout(String... adapters) {
    StringBuilder expected = new StringBuilder();
    for (String adapter : adapters) {
      expected.append(COMMANDS.getOrDefault(adapter, adapter + " 200")).append('\n');
    }
    return expected + "sent\n";
  }

  public static void assertSent(JavaProcess.Finished finished, String... adapters) {
    assertThat(finished.stdout()).as(finished.stderr()).isEqualTo(stdout(adapters));
    assertThat(finished.exitCode()).isZero();
  }

  /** Every call so far, as {@code adapter: [Authorization values]}, in order. */
  public List<String> seen() {
    return Api.CONFIGURED.seen(path).stream()
        .map(s -> s.path().replaceFirst(".*/", "") + ": " + s.authorization())
        .toList();
  }

  /** For {@link #seen}: that the calls, and no others, carried the token, and each one only. */
  public List<String> decorated(String... adapters) {
    String bearer = "Bearer " + TokenEndpoint.tokenFor(clientId);
    return List.of(adapters).stream().map(a -> a + ": [" + bearer + "]").toList();
  }

  /** For {@link #seen}: that the calls, and no others, arrived as the application built them. */
  public static List<String> untouched(String... adapters) {
    return List.of(adapters).stream().map(a -> a + ": []").toList();
  }
}
