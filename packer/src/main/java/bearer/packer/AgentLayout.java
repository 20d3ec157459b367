package bearer.packer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What lies where in the jar: the bootstrap classes as they are, everything else in segments.
 *
 * <ul>
 *   <li>{@code core}: of the agent's classes those that do not know the bridge, and the bridge
 *       itself, renamed into java.lang
 *   <li>{@code linked}: the agent's classes that know the bridge, by its name in java.lang; {@code
 *       linked-appended}: the same by its own name
 *   <li>{@code suffixes}: the table of public suffixes, which only wildcards need
 *   <li>{@code token}: the classes of Jackson and HttpCore that can be reached from the agent's;
 *       {@code cache-8}, {@code cache-11}: Caffeine
 *   <li>{@code store}: what shares tokens between processes, which is loaded where that is wanted
 *   <li>{@code cli}: the command line and its library, which no agent loads
 * </ul>
 */
final class AgentLayout {
  private static final Pattern CLI =
      Pattern.compile("bearer/agent/(cli|picpay|qpay|report|scan)/.*");
  private static final String STORE = "bearer/agent/store/";
  private static final String PICOCLI = "picocli/";

  /** Its jar has no file of its own for that. */
  private static final String NOTICE =
      """
      picocli, Copyright 2017 Remko Popma, is used under the Apache License 2.0,
      https://www.apache.org/licenses/LICENSE-2.0, whose text is beside HttpCore.
      """;

  /** Most of what is in them is loaded by the start, or with the first class that is woven. */
  private static final Predicate<String> OF_EVERY_CALL =
      Pattern.compile(
              "bearer/agent/(answers|base|config|diag|hop|net|options|rules|token|weave)/.*")
          .asMatchPredicate();

  private final ClassFiles bootstrap;
  private final Libraries libraries;
  private final ClassFiles core = new ClassFiles();
  private final ClassFiles linked = new ClassFiles();
  private final ClassFiles linkedAppended = new ClassFiles();
  private final ClassFiles suffixes = new ClassFiles();
  private final ClassFiles token = new ClassFiles();
  private final ClassFiles store = new ClassFiles();
  private final ClassFiles cli = new ClassFiles();

  AgentLayout(ClassFiles bootstrap, ClassFiles agent, Libraries libraries) {
    this.bootstrap = bootstrap;
    this.libraries = libraries;
    agent.forEach(this::placeAgentClass);
    bootstrap.forEach(this::placeBridgeClass);
    libraries.reachableFrom(agent).forEach(this::placeLibraryClass);
  }

  private void placeAgentClass(String name, byte[] classFile) {
    if (CLI.matcher(name).matches()) {
      cli.put(name, classFile); // whose annotations picocli reads
    } else if (!isPackageInfo(name)) {
      placeStripped(name, StrippedClassFile.of(classFile));
    }
  }

  private void placeStripped(String name, byte[] classFile) {
    if (name.equals(SuffixTable.CLASS)) {
      suffixes.put(name, classFile);
    } else if (name.startsWith(STORE)) {
      store.put(name, classFile);
    } else if (Bridge.isKnownTo(classFile)) {
      linked.put(name, Bridge.renamed(classFile));
      linkedAppended.put(name, classFile);
    } else {
      core.put(name, classFile);
    }
  }

  private void placeBridgeClass(String name, byte[] classFile) {
    if (Bridge.contains(name) && !isPackageInfo(name)) {
      core.put(Bridge.nameInJavaBase(name), StrippedClassFile.of(Bridge.renamed(classFile)));
    }
  }

  private void placeLibraryClass(String name, byte[] classFile) {
    (name.startsWith(PICOCLI) ? cli : token).put(name, classFile);
  }

  /** The content of each entry by its name, in the jar's order. */
  Map<String, byte[]> entries(String version) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("META-INF/MANIFEST.MF", manifest(version));
    entries.putAll(libraries.licenses());
    entries.put(
        "META-INF/licenses/public-suffix-list/NOTICE",
        SuffixTable.NOTICE.getBytes(StandardCharsets.UTF_8));
    entries.put("META-INF/licenses/picocli/NOTICE", NOTICE.getBytes(StandardCharsets.UTF_8));
    bootstrap.forEach((name, classFile) -> addVisible(entries, name, classFile));
    entries.put("bearer-agent/core.segment", ours(core));
    entries.put("bearer-agent/linked.segment", ours(linked));
    entries.put("bearer-agent/linked-appended.segment", ours(linkedAppended));
    entries.put("bearer-agent/suffixes.segment", SegmentFormat.deflated(suffixes));
    entries.put("bearer-agent/token.segment", SegmentFormat.deflated(token));
    entries.put("bearer-agent/cache-8.segment", SegmentFormat.deflated(libraries.cache8()));
    entries.put("bearer-agent/cache-11.segment", SegmentFormat.deflated(libraries.cache11()));
    entries.put("bearer-agent/store.segment", SegmentFormat.deflated(store));
    entries.put("bearer-agent/cli.segment", SegmentFormat.deflated(cli));
    return entries;
  }

  private static byte[] ours(ClassFiles classes) {
    return SegmentFormat.of(classes, OF_EVERY_CALL);
  }

  private static byte[] manifest(String version) {
    return ("Manifest-Version: 1.0\r\n"
            + "Premain-Class: bearer.agent.bootstrap.Premain\r\n"
            + "Agent-Class: bearer.agent.bootstrap.Premain\r\n"
            + "Main-Class: bearer.agent.bootstrap.Premain\r\n"
            + "Can-Retransform-Classes: true\r\n"
            + "Can-Redefine-Classes: false\r\n"
            + "Implementation-Title: Bearer Agent\r\n"
            + ("Implementation-Version: " + version + "\r\n\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void addVisible(Map<String, byte[]> entries, String name, byte[] classFile) {
    if (!isPackageInfo(name)) {
      entries.put(
          name + ClassFiles.SUFFIX,
          StrippedClassFile.of(name.endsWith("/Premain") ? OldClassFile.of(classFile) : classFile));
    }
  }

  private static boolean isPackageInfo(String name) {
    return name.endsWith("package-info");
  }

  /** How many classes there are of what. */
  @Override
  public String toString() {
    return ("agent " + (core.size() + linked.size() + suffixes.size() + store.size()))
        + (", token " + token.size())
        + (", cache " + libraries.cache8().size() + "/" + libraries.cache11().size() + " classes");
  }
}
