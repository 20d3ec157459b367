package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.contract.ClientVersion;
import bearer.it.contract.ClientVersion.Coverage;
import bearer.it.contract.Clients;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A copy of each library in which one thing is not as the agent knows it: each method that is
 * hooked, and each method or field that a place needs, renamed or with more parameters. The library
 * still works, and so does the application.
 */
@ParameterizedClass(name = "{0} on {1}")
@MethodSource("runs")
class ChangedLibraryIT {
  private static final int NOT_WOVEN =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE;
  private static final PackagedJar AGENT = new PackagedJar();

  private final ClientVersion client;
  private final Jdk jdk;
  private final Sending sending = new Sending();
  @TempDir Path directory;

  ChangedLibraryIT(ClientVersion client, Jdk jdk) {
    this.client = client;
    this.jdk = jdk;
  }

  /** On the oldest and the newest JDK. */
  static Stream<Arguments> runs() {
    List<Jdk> all = Jdks.all();
    return Clients.chosen()
        .filter(client -> !client.isOfJdk() && !client.isFacade())
        .filter(client -> client.coverage != Coverage.WOVEN_ONLY)
        .filter(client -> !client.row.contains("osgi")) // not in one loader
        .flatMap(
            client ->
                Stream.of(all.get(0), all.get(all.size() - 1))
                    .distinct()
                    .map(jdk -> Arguments.of(client, jdk)));
  }

  /** A change and what became of three calls: the second is answered with 401. */
  private record Copy(String change, List<String> stdout, List<String> stderr, List<Seen> seen) {
    private static final String REQUESTS_GO_OUT = "its requests go out as the application built";

    /** Empty if all is well. */
    String problem() {
      if (!stdout.equals(List.of("200", "401", "200")) || seen.size() != 3) {
        return "harmed: " + stdout + ", " + seen.size() + " calls arrived";
      } else if (seen.stream().map(Copy::headers).distinct().count() != 1) {
        return "differing calls: " + seen.stream().map(Copy::headers).toList();
      } else if (stderr.size() > 1 || !stderr.stream().allMatch(Copy::isExpected)) {
        return "said: " + stderr;
      }
      boolean untouched = headers(seen.get(0)).equals("0 1");
      boolean token = headers(seen.get(0)).equals("1 0");
      boolean saysUntouched = stderr.size() == 1 && stderr.get(0).contains(REQUESTS_GO_OUT);
      return (token && !saysUntouched) || (untouched && stderr.size() == 1)
          ? ""
          : headers(seen.get(0)) + ", said: " + stderr;
    }

    /** Of a class that is not woven, or of a connection that is not found any more. */
    private static boolean isExpected(String line) {
      return line.startsWith("[bearer-agent] WARN BA-202 ")
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
    List<Copy> copies = copies();
    assertThat(copies).hasSizeGreaterThan(10);
    assertThat(copies)
        .filteredOn(copy -> !copy.problem().isEmpty())
        .extracting(copy -> copy.change + ": " + copy.problem())
        .isEmpty();
    // what the agent wants of the class that writes heads it must have missed
    assertThat(copies).filteredOn(copy -> copy.stderr.size() == 1).hasSizeGreaterThan(10);
  }

  private List<Copy> copies() throws IOException {
    List<String> lines = new ArrayList<>();
    Map<String, Path> jars = jars();
    jars.forEach((change, jar) -> lines.add(program(change, jar)));
    Finished finished =
        JavaProcess.run(
            Sending.quiet(sending.configured(jdk))
                .property("bearer.mode", "replace")
                .property("bearer.legacy-headers", "x-picpay-token")
                .agent()
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
                    entry.getKey(),
                    stdout.getOrDefault(entry.getKey(), List.of()),
                    stderr.getOrDefault(entry.getKey(), List.of(finished.stderr())),
                    Api.CONFIGURED.seen(path(entry.getValue()))))
        .toList();
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
            needs.members.stream().filter(library::has),
            library.declared(hooked.owner()).stream()
                .filter(member -> !member.isMethod() && needs.strings.contains(member.name())))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  private void write(
      LibraryChange change, Member member, LibraryFiles library, Map<String, Path> jars) {
    String label = change + " " + member;
    if (!jars.containsKey(label)) {
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
      } else {
        current.add(line);
      }
    }
    return byLabel;
  }
}
