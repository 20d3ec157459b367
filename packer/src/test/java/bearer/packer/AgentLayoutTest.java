package bearer.packer;

import static bearer.packer.ClassFileFixture.classFile;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLayoutTest {
  @TempDir Path directory;

  private final ClassFiles bootstrap = new ClassFiles();
  private final ClassFiles agent = new ClassFiles();

  @BeforeEach
  void agentAndLibraries() throws IOException {
    put(bootstrap, "bearer/agent/bootstrap/Premain");
    put(bootstrap, "bearer/agent/bootstrap/Boot");
    put(bootstrap, "bearer/agent/bridge/Bridge", "bearer/agent/bridge/Decider");
    put(bootstrap, "bearer/agent/bridge/package-info");
    put(agent, "bearer/agent/Plain", "lib/Used");
    put(agent, "bearer/agent/Linked", "bearer/agent/bridge/Bridge");
    put(agent, "bearer/agent/clients/Client$Place", "lib/Used");
    put(agent, "bearer/agent/cli/Main", "picocli/CommandLine");
    Map<String, byte[]> library = new LinkedHashMap<>();
    library.put("META-INF/LICENSE", "free".getBytes(US_ASCII));
    library.put("META-INF/other/LICENSE", new byte[0]);
    library.put("lib/Used.class", classFile("lib/Used", "lib/UsedByUsed"));
    library.put("lib/UsedByUsed.class", classFile("lib/UsedByUsed", "lib/Used"));
    library.put("lib/Unused.class", classFile("lib/Unused"));
    library.put("picocli/CommandLine.class", classFile("picocli/CommandLine"));
    jar("library-1.jar", library);
    jar("caffeine-2.9.jar", Map.of("cache/Old.class", classFile("cache/Old")));
    jar(
        "caffeine-3.3.jar",
        Map.of(
            "cache/New.class", classFile("cache/New"),
            "META-INF/versions/21/cache/Newer.class", classFile("cache/Newer"),
            "module-info.class", classFile("module-info")));
  }

  @Test
  void bootstrapClassesAreVisibleAndAllElseIsNot() throws IOException {
    assertThat(entries())
        .containsOnlyKeys(
            "META-INF/MANIFEST.MF",
            "META-INF/licenses/library-1.jar/LICENSE",
            "META-INF/licenses/picocli/NOTICE",
            "META-INF/licenses/public-suffix-list/NOTICE",
            "bearer/agent/bootstrap/Boot.class",
            "bearer/agent/bootstrap/Premain.class",
            "bearer/agent/bridge/Bridge.class",
            "bearer-agent/core.segment",
            "bearer-agent/linked.segment",
            "bearer-agent/linked-appended.segment",
            "bearer-agent/suffixes.segment",
            "bearer-agent/token.segment",
            "bearer-agent/cache-8.segment",
            "bearer-agent/cache-11.segment",
            "bearer-agent/store.segment",
            "bearer-agent/cli.segment");
  }

  @Test
  void whatKnowsTheBridgeIsThereUnderBothOfItsNames() throws IOException {
    assertThat(entry("bearer-agent/linked.segment"))
        .isEqualTo(
            SegmentFormat.deflated(only("bearer/agent/Linked", "java/lang/BearerAgentBridge")));
    assertThat(entry("bearer-agent/linked-appended.segment"))
        .isEqualTo(
            SegmentFormat.deflated(only("bearer/agent/Linked", "bearer/agent/bridge/Bridge")));
  }

  @Test
  void theBridgeInJavaBaseIsPartOfTheCore() throws IOException {
    ClassFiles core = new ClassFiles();
    put(core, "bearer/agent/Plain", "lib/Used");
    put(core, "bearer/agent/clients/Client$Place", "lib/Used");
    put(core, "java/lang/BearerAgentBridge", "java/lang/BearerAgentDecider");

    assertThat(entry("bearer-agent/core.segment")).isEqualTo(SegmentFormat.deflated(core));
  }

  @Test
  void onlyReachableClassesOfLibrariesArePacked() throws IOException {
    ClassFiles token = new ClassFiles();
    put(token, "lib/Used", "lib/UsedByUsed");
    put(token, "lib/UsedByUsed", "lib/Used");

    assertThat(entry("bearer-agent/token.segment")).isEqualTo(SegmentFormat.deflated(token));
  }

  @Test
  void theCommandLineIsByItselfWithItsLibrary() throws IOException {
    ClassFiles cli = new ClassFiles();
    put(cli, "bearer/agent/cli/Main", "picocli/CommandLine");
    put(cli, "picocli/CommandLine");

    assertThat(entry("bearer-agent/cli.segment")).isEqualTo(SegmentFormat.deflated(cli));
  }

  @Test
  void caffeineIsThereTwiceAndWithoutWhatIsForNewerVersionsAlone() throws IOException {
    assertThat(entry("bearer-agent/cache-8.segment"))
        .isEqualTo(SegmentFormat.deflated(only("cache/Old")));
    assertThat(entry("bearer-agent/cache-11.segment"))
        .isEqualTo(SegmentFormat.deflated(only("cache/New")));
  }

  @Test
  void caffeinesClassesForWhatTheAgentDoesNotUseAreLeftOut() throws IOException {
    String cache = "com/github/benmanes/caffeine/cache/";
    Map<String, byte[]> caffeine = new LinkedHashMap<>();
    for (String name :
        List.of(
            "SSMS", "SSAW", "PSW", "SILMS", "WSMS", "WI", "FSMS", "PDA", "PW", "SSLA", "SSSMS",
            "SSAR")) {
      caffeine.put(cache + name + ".class", classFile(cache + name));
    }
    jar("caffeine-2.9.jar", caffeine);
    ClassFiles kept = new ClassFiles();
    put(kept, cache + "SSMS");
    put(kept, cache + "SSAW");
    put(kept, cache + "PSW");

    assertThat(entry("bearer-agent/cache-8.segment")).isEqualTo(SegmentFormat.deflated(kept));
  }

  @Test
  void premainLoadsOnJava5() throws IOException {
    assertThat(entry("bearer/agent/bootstrap/Premain.class")[7]).isEqualTo((byte) 49);
    assertThat(entry("bearer/agent/bootstrap/Boot.class")[7]).isEqualTo((byte) 52);
  }

  @Test
  void manifestNamesTheAgentAndItsVersion() throws IOException {
    assertThat(new String(entry("META-INF/MANIFEST.MF"), US_ASCII))
        .contains("\r\nPremain-Class: bearer.agent.bootstrap.Premain\r\n")
        .endsWith("\r\nImplementation-Version: 1.2\r\n\r\n");
  }

  private Map<String, byte[]> entries() throws IOException {
    return new AgentLayout(bootstrap, agent, Libraries.in(directory)).entries("1.2");
  }

  private byte[] entry(String name) throws IOException {
    return Objects.requireNonNull(entries().get(name), name);
  }

  private static void put(ClassFiles classes, String name, String... others) {
    classes.put(name, classFile(name, others));
  }

  private static ClassFiles only(String name, String... others) {
    ClassFiles one = new ClassFiles();
    put(one, name, others);
    return one;
  }

  private void jar(String name, Map<String, byte[]> entries) throws IOException {
    new ReproducibleJar(Instant.EPOCH).write(directory.resolve(name), entries);
  }
}
