package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.contract.ClientVersion;
import bearer.it.contract.ClientVersion.Coverage;
import bearer.it.contract.Clients;
import bearer.it.contract.Feature;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.PackagedJar;
import bearer.it.jvm.PackagedJar.Hook;
import bearer.it.life.LibraryFiles.Member;
import bearer.it.servers.Api;
import bearer.it.servers.Seen;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A copy of each library in which one thing is not as the agent knows it: each method that is
 * hooked, and each method or field that a place needs, renamed or with more parameters. The library
 * still works, and so does the application. An ordinary run takes every eighth of these copies.
 */
@Order(0) // the longest in one piece
@ParameterizedClass(name = "{0} on {1}", allowZeroInvocations = true)
@MethodSource("runs")
class ChangedLibraryIT {
  private static final int NOT_WOVEN =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE;
  private static final PackagedJar AGENT = new PackagedJar();

  /** Each copy's calls take a second. */
  private static final int TAKEN_OF = Boolean.getBoolean("bearer.full-matrix") ? 1 : 8;

  private final ClientVersion client;
  private final Jdk jdk;
  private final Sending sending = new Sending();
  private final Set<String> labels = new HashSet<>();
  @TempDir Path directory;

  ChangedLibraryIT(ClientVersion client, Jdk jdk) {
    this.client = client;
    this.jdk = jdk;
  }

  /** On the build's own JDK; with {@code -Pfull-matrix} on the oldest and the newest. */
  static Stream<Arguments> runs() {
    List<Jdk> jdks =
        Boolean.getBoolean("bearer.full-matrix")
            ? Jdks.oldestAndNewest()
            : Jdks.all().stream().filter(jdk -> jdk.feature() == Jdks.BUILDS_OWN).toList();
    return Clients.chosen()
        .filter(client -> !client.isOfJdk() && !client.isFacade())
        .filter(client -> client.whyNot(Feature.CHANGE_TOLD, Integer.MAX_VALUE - 1).isEmpty())
        .filter(client -> client.coverage != Coverage.WOVEN_ONLY)
        .filter(client -> !client.row.contains("osgi")) // not in one loader
        .flatMap(
            client ->
                jdks.stream()
                    .filter(jdk -> client.oldestJdk <= jdk.feature())
                    .map(jdk -> Arguments.of(client, jdk)));
  }

  /** A change and what became of three calls: the second is answered with 401. */
  private record Copy(
      String client,
      String change,
      List<String> stdout,
      List<String> stderr,
      List<Seen> seen,
      int most) {
    private static final String REQUESTS_GO_OUT = "its requests go out as the application built";

    /** Empty if all is well. */
    String problem() {
      if (!answered() || seen.size() < 3 || seen.size() > (doesNotWait() ? 4 : most)) {
        return "harmed: " + stdout + ", " + seen.size() + " calls arrived, said: " + stderr;
      } else if (!stderr.stream().allMatch(this::isExpected)) {
        return "said: " + stderr;
      } else if (doesNotWait()) { // what is sent before the next token is there has none
        return seen.stream().map(Copy::headers).allMatch(h -> h.equals("0 1") || h.equals("1 0"))
            ? ""
            : "not whole: " + seen;
      } else if (seen.stream().map(Copy::headers).distinct().count() != 1) {
        return "differing calls: " + seen.stream().map(Copy::headers).toList();
      } else if (!saysEachOnce()) {
        return "said more than once: " + stderr;
      }
      boolean untouched = headers(seen.get(0)).equals("0 1");
      boolean token = headers(seen.get(0)).equals("1 0");
      boolean saysUntouched =
          stderr.stream() // of one beneath it, it is about others that are built on that
              .filter(line -> line.contains(" BA-202 " + client + " ("))
              .anyMatch(line -> line.contains(REQUESTS_GO_OUT));
      return (token && !saysUntouched) || (untouched && !stderr.isEmpty())
          ? ""
          : headers(seen.get(0)) + ", said: " + stderr;
    }

    boolean answered() {
      return stdout.equals(List.of("200", "401", "200"));
    }

    /** Of a client, and of the one that it is built on. */
    private boolean saysEachOnce() {
      List<String> clients =
          stderr.stream()
              .filter(line -> !isOfHosts(line))
              .map(line -> line.replaceFirst(" \\(.*", ""))
              .toList();
      return clients.stream().distinct().count() == clients.size();
    }

    private boolean doesNotWait() {
      return stderr.stream()
          .anyMatch(line -> line.contains("calls do not wait") || line.contains(" BA-402 "));
    }

    private boolean isExpected(String line) {
      return line.startsWith("[bearer-agent] WARN BA-202 ")
          || isOfHosts(line)
          || (doesNotWait() && line.matches("\\[bearer-agent] WARN BA-(402|433) .*"));
    }

    /** Of a connection or a redirect that is not found any more, or of all the calls with 401. */
    private static boolean isOfHosts(String line) {
      return line.startsWith("[bearer-agent] WARN BA-420 ")
          || line.startsWith("[bearer-agent] WARN BA-341 ")
          || line.equals(
              "[bearer-agent] WARN BA-404 request to localhost goes over plain http, perhaps through"
                  + " a proxy, and gets no token; bearer.allow-http=true would allow it");
    }

    /** How many tokens and legacy headers. */
    private static String headers(Seen seen) {
      return seen.authorization().size() + " " + seen.all("x-picpay-token").size();
    }
  }

  @Test
  void copyWithOneChange_isNamedOnceAndItsCallsArriveWhole() throws IOException {
    Map<String, Path> jars = jars();
    List<Copy> copies = withoutBroken(copies(jars, true), jars);
    assertThat(copies).hasSizeGreaterThan(10 / TAKEN_OF);
    assertThat(copies)
        .filteredOn(copy -> !copy.problem().isEmpty())
        .extracting(copy -> copy.change + ": " + copy.problem())
        .isEmpty();
    // of the class that writes heads the agent must have missed something; of an eighth, in some
    assertThat(copies)
        .filteredOn(copy -> !copy.stderr.isEmpty())
        .hasSizeGreaterThan(TAKEN_OF == 1 ? 10 : 0);
  }

  /** What does not work without the agent either is no version that there could be. */
  private List<Copy> withoutBroken(List<Copy> copies, Map<String, Path> jars) throws IOException {
    Map<String, Path> suspects = new LinkedHashMap<>();
    copies.stream()
        .filter(copy -> !copy.problem().isEmpty())
        .forEach(copy -> suspects.put(copy.change, Objects.requireNonNull(jars.get(copy.change))));
    if (suspects.isEmpty()) {
      return copies;
    }
    List<String> broken =
        copies(suspects, false).stream()
            .filter(copy -> !copy.answered() || !copy.stderr.isEmpty())
            .map(copy -> copy.change)
            .toList();
    return copies.stream().filter(copy -> !broken.contains(copy.change)).toList();
  }

  private List<Copy> copies(Map<String, Path> jars, boolean agent) throws IOException {
    List<String> lines = new ArrayList<>();
    jars.forEach((change, jar) -> lines.add(program(change, jar)));
    JavaCommand command =
        Sending.quiet(sending.configured(jdk))
            .property("bearer.mode", "replace")
            .property("bearer.legacy-headers", "x-picpay-token");
    Finished finished =
        JavaProcess.run(
            (agent ? command.agent() : command)
                .apps()
                .main(
                    "bearer.it.apps.InLoaders",
                    Files.write(directory.resolve("programs"), lines).toString()));
    Map<String, List<String>> stdout = byLabel(finished.stdout());
    Map<String, List<String>> stderr = byLabel(finished.stderr());
    return jars.entrySet().stream()
        .map(
            entry ->
                new Copy(
                    client.agentsName,
                    entry.getKey(),
                    stdout.getOrDefault(entry.getKey(), List.of()),
                    stderr.getOrDefault(entry.getKey(), List.of(finished.stderr())),
                    Api.CONFIGURED.seen(path(entry.getValue())),
                    most()))
        .toList();
  }

  /** How many calls may arrive: some send a refused one again without another token. */
  private int most() {
    return client.whyNot(Feature.REPLAY_WITH_ANOTHER_TOKEN_ONLY, jdk.feature()).isEmpty() ? 3 : 4;
  }

  private Map<String, Path> jars() {
    LibraryFiles library = new LibraryFiles(client.row);
    Map<String, Path> jars = new LinkedHashMap<>();
    for (Hook hook : AGENT.hooks()) {
      if (hook.client().equals(client.agentsName)) {
        for (Member method : hooked(hook, library)) {
          write(LibraryChange.RENAMED, method, library, jars);
          write(LibraryChange.MORE_PARAMETERS, method, library, jars);
          for (Member member : needed(hook, method, library)) {
            write(LibraryChange.RENAMED, member, library, jars);
          }
        }
      }
    }
    return jars;
  }

  private static List<Member> hooked(Hook hook, LibraryFiles library) {
    return hook.types().stream()
        .flatMap(type -> library.declared(type.replace('.', '/')).stream())
        .filter(method -> method.name().equals(hook.method()) && method.isMethod())
        .filter(method -> (library.access(method) & NOT_WOVEN) == 0)
        .filter(
            method ->
                hook.parameters() < 0
                    || hook.parameters() == Type.getArgumentTypes(method.descriptor()).length)
        .toList();
  }

  private static List<Member> needed(Hook hook, Member hooked, LibraryFiles library) {
    PlaceNeeds needs = new PlaceNeeds(AGENT, hook.place());
    return Stream.concat(
            needs.members.stream().filter(library::has).filter(m -> !library.isJdks(m)),
            library.declared(hooked.owner()).stream()
                .filter(member -> !member.isMethod() && needs.strings.contains(member.name())))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  private void write(
      LibraryChange change, Member member, LibraryFiles library, Map<String, Path> jars) {
    String label = change + " " + member;
    if (labels.add(label) && labels.size() % TAKEN_OF == 0) {
      Path jar = directory.resolve("changed-" + jars.size() + ".jar");
      change.write(jar, library, member);
      jars.put(label, jar);
    }
  }

  /** A line for {@code InLoaders}. */
  private String program(String label, Path jar) {
    List<Path> classPath = new ArrayList<>(List.of(jar));
    classPath.addAll(jdk.feature() < 11 ? JavaCommand.APPS.subList(0, 1) : JavaCommand.APPS);
    classPath.addAll(JavaCommand.jars(client.row));
    String url = Api.CONFIGURED.http(path(jar));
    return String.join(
        "\t",
        label,
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
        "bearer.it.apps.SendLegacy",
        client.adapter.getSimpleName(),
        url,
        url + "?status=401",
        url);
  }

  private String path(Path jar) {
    return sending.path + jar.getFileName();
  }

  private static Map<String, List<String>> byLabel(String text) {
    Map<String, List<String>> byLabel = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("in ")) {
        current = new ArrayList<>();
        byLabel.put(line.substring("in ".length()), current);
      } else if (!line.startsWith("SLF4J: ")) { // of the library's own
        current.add(line);
      }
    }
    return byLabel;
  }
}
