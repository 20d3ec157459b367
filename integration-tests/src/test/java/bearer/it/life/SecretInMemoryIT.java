package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Watchdog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The client secret in what is alive on the heap, and in what threads do, after calls with a token:
 * nowhere, if it comes from a file. As a system property it is where the JVM keeps those, and once
 * in the configuration.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("bearer.it.jvm.Jdks#oldestAndNewest")
class SecretInMemoryIT {
  private static final String SECRET = "never-to-be-found-9f27c1";

  private final Jdk jdk;
  private final Sending sending = new Sending();
  @TempDir Path directory;

  SecretInMemoryIT(Jdk jdk) {
    this.jdk = jdk;
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_secret_post", "client_secret_basic", "client_secret_json"})
  void secretFile_isNotInMemoryAfterwards(String method) throws Exception {
    Map<String, String> settings = settings(method);
    settings.remove("bearer.client-secret");
    settings.put(
        "bearer.client-secret-file",
        Files.writeString(directory.resolve("secret"), SECRET).toString());

    assertThat(found(settings)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-id=%s\nclient-secret=%s\n",
        "{\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
      })
  void credentialFile_isNotInMemoryAfterwards(String content) throws Exception {
    Map<String, String> settings = settings("client_secret_post");
    settings.remove("bearer.client-secret");
    settings.remove("bearer.client-id");
    String pair = String.format(content, sending.clientId, SECRET);
    settings.put(
        "bearer.credential-file",
        Files.writeString(directory.resolve("credential"), pair).toString());

    assertThat(found(settings)).isEmpty();
  }

  /** Without the agent the property would be there as well. */
  @Test
  void systemProperty_isWhereTheJvmKeepsItAlone() throws Exception {
    Map<String, String> settings = settings("client_secret_post");
    settings.put("bearer.client-secret", SECRET);

    List<String> found = found(settings);
    assertThat(found).hasSameSizeAs(found(settings, Sending.withClients(JavaCommand.on(jdk))));
  }

  private Map<String, String> settings(String method) {
    Map<String, String> settings = new TreeMap<>(sending.configuration());
    settings.put("bearer.token-auth-method", method);
    return settings;
  }

  private List<String> found(Map<String, String> settings) throws Exception {
    List<String> found = found(settings, Sending.withClients(JavaCommand.on(jdk)).agent());
    String[] adapters = Sending.adapters(jdk);
    assertThat(sending.seen()).isEqualTo(sending.decorated(adapters));
    return found;
  }

  /** In which notation it is found, once for each time. */
  private List<String> found(Map<String, String> settings, JavaCommand command) throws Exception {
    String[] adapters = Sending.adapters(jdk);
    try (JavaProcess process =
        JavaProcess.start(sending.main(command.properties(settings), adapters))) {
      awaitSent(process);
      String pid = String.valueOf(process.process().pid());
      Path dump = directory.resolve("heap-" + pid);
      run("jmap", "-dump:live,format=b,file=" + dump, pid);
      byte[] threads = run("jstack", pid);
      assertThat(new String(threads, StandardCharsets.UTF_8))
          .contains("main")
          .doesNotContain(SECRET);
      process.stdin().close();
      assertThat(process.join()).isZero();
      String heap = new String(Files.readAllBytes(dump), StandardCharsets.ISO_8859_1);
      assertThat(notations(sending.path)).as("what must be there").anyMatch(heap::contains);
      return Stream.of(SECRET, basic())
          .flatMap(SecretInMemoryIT::notations)
          .flatMap(notation -> times(heap, notation))
          .toList();
    }
  }

  private static Stream<String> times(String heap, String notation) {
    List<String> times = new ArrayList<>();
    for (int at = heap.indexOf(notation); at >= 0; at = heap.indexOf(notation, at + 1)) {
      times.add(notation);
    }
    return times.stream();
  }

  private String basic() {
    byte[] pair = (sending.clientId + ':' + SECRET).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(pair);
  }

  /** As arrays of bytes and of characters hold a text; of the dump each byte is a character. */
  private static Stream<String> notations(String text) {
    return Stream.of(
            StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)
        .map(charset -> new String(text.getBytes(charset), StandardCharsets.ISO_8859_1));
  }

  private static void awaitSent(JavaProcess process) throws IOException {
    BufferedReader stdout =
        new BufferedReader(new InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
    try (Watchdog watchdog = Watchdog.over(process.process(), 60)) {
      String line = stdout.readLine();
      while (line != null && !line.equals("sent")) {
        line = stdout.readLine();
      }
      assertThat(line).as(process.stderr()).isEqualTo("sent");
    }
  }

  private byte[] run(String tool, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.program(tool).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(new String(output, StandardCharsets.UTF_8)).isZero();
    return output;
  }
}
