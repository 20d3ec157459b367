package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import bearer.it.contract.ClientVersion;
import bearer.it.contract.ClientVersion.Coverage;
import bearer.it.contract.Clients;
import bearer.it.contract.Feature;
import bearer.it.contract.RewriteServers;
import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.JavaProcess;
import bearer.it.jvm.JavaProcess.Finished;
import bearer.it.jvm.Jdk;
import bearer.it.jvm.Jdks;
import bearer.it.jvm.PackagedJar;
import bearer.it.jvm.PackagedJar.Hook;
import bearer.it.life.LibraryFiles.Member;
import bearer.sandbox.Request;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Copies of each library in which a method that writes heads has another name: the agent sees their
 * calls begin and not their heads. Not one call may be sent to the new host, where it would arrive
 * with the legacy token and without a bearer.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("clients")
class UnseenHeadsIT {
  @BeforeAll
  static void onlyOnce() {
    Jdks.assumeNoOtherRunHasIt();
  }

  private static final PackagedJar AGENT = new PackagedJar();

  private final ClientVersion client;
  private final RewriteServers servers = RewriteServers.all();
  private final String run;
  @TempDir Path directory;

  UnseenHeadsIT(ClientVersion client) {
    this.client = client;
    this.run = "unseen-" + client.toString().replace(' ', '-');
  }

  static Stream<ClientVersion> clients() {
    return Clients.chosen()
        .filter(client -> !client.isOfJdk())
        .filter(client -> client.whyNot(Feature.REWRITTEN, Integer.MAX_VALUE - 1).isEmpty())
        .filter(client -> client.coverage != Coverage.WOVEN_ONLY)
        .filter(client -> !client.row.contains("osgi")); // not in one loader
  }

  @Test
  void copyWhoseHeadsAreNotSeen_movesNoCall() throws IOException {
    Map<String, Path> jars = jars();
    List<String> lines = new ArrayList<>();
    jars.forEach((change, jar) -> lines.add(program(change, jar)));
    Finished finished =
        JavaProcess.run(
            Sending.quiet(command())
                .apps()
                .main(
                    "bearer.it.apps.InLoaders",
                    Files.write(directory.resolve("programs"), lines).toString()));

    assertThat(jars).hasSizeGreaterThan(1);
    assertThat(finished.stdout().lines().filter(line -> !line.startsWith("in ")))
        .as(finished.stderr())
        .hasSize(jars.size())
        .allMatch(line -> line.equals("200"));
    assertThat(servers.fresh(run)).extracting(Request::path).containsExactly(path("/v2", 0));
    assertThat(servers.old(run))
        .hasSize(jars.size() - 1)
        .allSatisfy(r -> assertThat(r.headers("x-picpay-token")).containsExactly("legacy"))
        .allSatisfy(r -> assertThat(r.headers("Authorization")).isEmpty());
    assertThat(finished.stderr()).contains(" BA-202 ");
  }

  private JavaCommand command() {
    List<Jdk> all = Jdks.all();
    return JavaCommand.on(all.get(all.size() - 1))
        .agent()
        .property("javax.net.ssl.trustStore", servers.trusted.toString())
        .property("javax.net.ssl.trustStorePassword", servers.password())
        .property("javax.net.ssl.trustStoreType", "JKS")
        .property("bearer.mode", "replace")
        .property("bearer.legacy-headers", "x-picpay-token")
        .property("bearer.hosts", "localhost:" + servers.newPort())
        .property("bearer.rewrite", servers.oldUrl("/v1/") + " => " + servers.newUrl("/v2/"))
        .property("bearer.token-url", servers.tokenUrl())
        .property("bearer.client-id", run)
        .property("bearer.client-secret", "s3cret");
  }

  /** The first is the library as it is. */
  private Map<String, Path> jars() {
    LibraryFiles library = new LibraryFiles(client.row);
    Map<String, Path> jars = new LinkedHashMap<>();
    jars.put("as it is", directory.resolve("none.jar"));
    for (Hook hook : AGENT.hooks()) {
      if (hook.client().equals(client.agentsName) && hook.isHead()) {
        for (Member method : hooked(hook, library)) {
          Path jar = directory.resolve("changed-" + jars.size() + ".jar");
          LibraryChange.RENAMED.write(jar, library, method);
          jars.put("renamed " + method, jar);
        }
      }
    }
    return jars;
  }

  private static List<Member> hooked(Hook hook, LibraryFiles library) {
    return hook.types().stream()
        .flatMap(type -> library.declared(type.replace('.', '/')).stream())
        .filter(method -> method.name().equals(hook.method()) && method.isMethod())
        .filter(method -> hook.parameters() < 0 || parameters(method) == hook.parameters())
        // Apache HttpClient 5.4 and later have older ones too, which nobody calls
        .filter(method -> (library.access(method) & Opcodes.ACC_DEPRECATED) == 0)
        .toList();
  }

  private static int parameters(Member method) {
    return Type.getArgumentTypes(method.descriptor()).length;
  }

  /** A line for {@code InLoaders}. */
  private String program(String label, Path jar) {
    List<Path> classPath = new ArrayList<>(List.of(jar));
    classPath.addAll(JavaCommand.APPS);
    classPath.addAll(JavaCommand.jars(client.row));
    String name = jar.getFileName().toString();
    int number = name.startsWith("changed") ? Integer.parseInt(name.replaceAll("\\D", "")) : 0;
    return String.join(
        "\t",
        label,
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
        "bearer.it.apps.SendLegacy",
        client.adapter.getSimpleName(),
        servers.oldUrl(path("/v1", number)));
  }

  private String path(String version, int number) {
    return version + '/' + run + "/call-" + number;
  }
}
