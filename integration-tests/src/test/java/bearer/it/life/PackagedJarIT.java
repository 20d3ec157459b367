package bearer.it.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bearer.it.jvm.JavaCommand;
import bearer.it.jvm.PackagedJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the jar shows to whoever opens or scans it. */
class PackagedJarIT {
  private static final int JAVA_5 = 49;
  private static final int JAVA_8 = 52;
  private final PackagedJar jar = new PackagedJar();

  @Test
  void size_atMostEightMegabytes() throws IOException {
    assertThat(Files.size(JavaCommand.agentJar())).isLessThanOrEqualTo(8_000_000L);
  }

  @Test
  void checksum_beside_isThatOfTheJar() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(JavaCommand.agentJar()));
    assertThat(beside(".jar.sha256"))
        .hasContent(HexFormat.of().formatHex(digest) + "  bearer-agent.jar");
  }

  @Test
  void billOfMaterials_beside_namesTheJarAndAllThatIsInIt() throws Exception {
    Path file = beside(".cdx.json");
    assumeThat(file).as("written with -Prelease").exists();
    String bill = Files.readString(file);
    List<String> named =
        Pattern.compile("\"purl\" : \"pkg:maven/[\\w.-]+/([\\w.-]+)@([\\w.-]+)\\?type=jar\"")
            .matcher(bill)
            .results()
            .map(found -> found.group(1) + '-' + found.group(2) + ".jar")
            .toList();
    List<String> inIt =
        jar.entries.keySet().stream()
            .filter(name -> name.startsWith("META-INF/licenses/"))
            .map(name -> name.split("/", -1)[2])
            .filter(name -> name.endsWith(".jar"))
            .distinct()
            .toList();
    assertThat(inIt).hasSizeGreaterThan(3);
    assertThat(named)
        .containsAll(inIt)
        .anyMatch(name -> name.startsWith("bearer-agent-"))
        .anyMatch(name -> name.startsWith("picocli-"))
        .anyMatch(name -> name.startsWith("httpclient5-")); // its Public Suffix List
    String digest = Files.readString(beside(".jar.sha256")).substring(0, 64);
    assertThat(bill).contains('"' + digest + '"');
  }

  private static Path beside(String end) {
    return JavaCommand.agentJar().resolveSibling("bearer-agent" + end);
  }

  @Test
  void manifest_namesTheEntryPointsAndTheVersion() {
    Attributes main = jar.manifest.getMainAttributes();
    String premain = "bearer.agent.bootstrap.Premain";
    assertThat(main.getValue("Premain-Class")).isEqualTo(premain);
    assertThat(main.getValue("Agent-Class")).isEqualTo(premain);
    assertThat(main.getValue("Main-Class")).isEqualTo(premain);
    assertThat(main.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(main.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(main.getValue("Multi-Release")).isNull();
    assertThat(main.getValue("Boot-Class-Path")).isNull();
    assertThat(main.getValue("Class-Path")).isNull();
  }

  @Test
  void entries_classScanSeesBootstrapAndBridgeOnly() {
    Pattern allowed = Pattern.compile("bearer/agent/(bootstrap|bridge)/\\w+(\\$\\w+)?\\.class");
    assertThat(jar.entries.keySet())
        .filteredOn(name -> name.contains(".class"))
        .isNotEmpty()
        .allMatch(name -> allowed.matcher(name).matches());
  }

  /** A service file, a module or a Spring file of a library would be the application's, too. */
  @Test
  void entries_nothingElseThatAnApplicationCouldPickUp() {
    assertThat(jar.entries.keySet())
        .allMatch(
            name ->
                name.equals("META-INF/MANIFEST.MF")
                    || name.startsWith("META-INF/licenses/")
                    || name.startsWith("bearer/agent/")
                    || name.startsWith("bearer-agent/"));
  }

  @Test
  void premain_loadsOnJava5() {
    assertThat(jar.entries)
        .hasEntrySatisfying(
            "bearer/agent/bootstrap/Premain.class",
            premain ->
                assertThat(PackagedJar.classFileVersion(premain)).isLessThanOrEqualTo(JAVA_5));
  }

  /** Libraries that other agents use refuse to read a class that has them and is that old. */
  @Test
  void premain_hasNoStackMaps() {
    byte[] premain = jar.entries.get("bearer/agent/bootstrap/Premain.class");
    assertThat(new String(premain, StandardCharsets.ISO_8859_1)).doesNotContain("StackMapTable");
  }

  /** But for the one that knows modules, and the newer cache. */
  @Test
  void everyClass_loadsOnJava8() {
    List<String> tooNew = new java.util.ArrayList<>();
    jar.entries.forEach(
        (name, bytes) -> {
          if (name.endsWith(".class") && PackagedJar.classFileVersion(bytes) > JAVA_8) {
            tooNew.add(name);
          }
        });
    jar.segments.forEach(
        (segment, classes) -> {
          int newest = segment.endsWith("cache-11.segment") ? JAVA_8 + 3 : JAVA_8;
          classes.forEach(
              (name, bytes) -> {
                if (PackagedJar.classFileVersion(bytes) > newest) {
                  tooNew.add(segment + ' ' + name);
                }
              });
        });
    assertThat(tooNew).containsExactly("bearer-agent/core.segment bearer.agent.weave.JavaModules");
  }

  /** Nor what is for debuggers: a tenth of the jar. The command line's are picocli's to read. */
  @Test
  void ourClasses_holdNothingForCompilersAlone() {
    Pattern forThem = Pattern.compile("org/jspecify/|com/google/errorprone/");
    List<String> unstripped = new java.util.ArrayList<>();
    BiConsumer<String, byte[]> look =
        (name, bytes) -> {
          String classFile = new String(bytes, StandardCharsets.ISO_8859_1);
          if (name.startsWith("bearer") && forThem.matcher(classFile).find()) {
            unstripped.add(name);
          }
        };
    jar.entries.forEach(
        (name, bytes) -> {
          if (name.endsWith(".class")) {
            look.accept(name, bytes);
          }
        });
    jar.segments.forEach(
        (segment, classes) -> {
          if (!segment.endsWith("cli.segment")) {
            classes.forEach(look);
          }
        });
    assertThat(unstripped).isEmpty();
  }

  @Test
  void librariesClasses_holdNoNamesOfVariables() {
    List<String> unstripped = new java.util.ArrayList<>();
    for (String segment : List.of("token", "cache-8", "cache-11")) {
      jar.segments
          .getOrDefault("bearer-agent/" + segment + ".segment", Map.of("none", new byte[0]))
          .forEach(
              (name, bytes) -> {
                String classFile = new String(bytes, StandardCharsets.ISO_8859_1);
                if (classFile.isEmpty() || classFile.contains("LocalVariableTable")) {
                  unstripped.add(name);
                }
              });
    }
    assertThat(unstripped).isEmpty();
  }

  @Test
  void segments_holdTheAgentAndItsLibraries() {
    assertThat(jar.segments.keySet())
        .contains(
            "bearer-agent/core.segment",
            "bearer-agent/linked.segment",
            "bearer-agent/linked-appended.segment",
            "bearer-agent/suffixes.segment",
            "bearer-agent/token.segment",
            "bearer-agent/cache-8.segment",
            "bearer-agent/cache-11.segment",
            "bearer-agent/store.segment",
            "bearer-agent/cli.segment");
    assertThat(jar.segments.values()).allMatch(classes -> !classes.isEmpty());
    assertThat(jar.segments.get("bearer-agent/suffixes.segment"))
        .containsOnlyKeys("bearer.agent.net.PublicSuffixTable");
  }
}
