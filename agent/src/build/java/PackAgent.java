import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * Builds bearer-agent.jar: the bootstrap classes as they are, everything else in segments that no
 * class-path scan sees. Run by the build as a single source file, with Byte Buddy on the class path.
 *
 * <ul>
 *   <li>{@code core}: the agent's classes that do not know the bridge, and the bridge itself, renamed
 *       into java.lang
 *   <li>{@code linked}: the agent's classes that know the bridge, by its name in java.lang; {@code
 *       linked-appended}: the same by its own name
 *   <li>{@code asm}, {@code weave}, {@code token}: the classes of Byte Buddy, Jackson and HttpCore that can be
 *       reached from the agent's; {@code cache-8}, {@code cache-11}: Caffeine for Java 8 and 11+
 * </ul>
 */
public final class PackAgent {
  private static final String BRIDGE = "bearer/agent/bridge/";
  private static final String BRIDGE_IN_JAVA_BASE = "java/lang/BearerAgent";
  private static final String ASM = "net/bytebuddy/jar/asm/";
  private static final int JAVA_5 = 49;

  private final Map<String, byte[]> classes = new HashMap<>(); // all, by internal name
  private final Map<String, byte[]> licenses = new TreeMap<>();

  public static void main(String[] args) throws IOException {
    Path bootstrap = Path.of(args[0]);
    Path agent = Path.of(args[1]);
    Path libraries = Path.of(args[2]);
    Path out = Path.of(args[3]);
    String version = args[4];
    Instant time = Instant.parse(args[5]);
    new PackAgent().pack(bootstrap, agent, libraries, out, version, time);
  }

  private void pack(
      Path bootstrap, Path agent, Path libraries, Path out, String version, Instant time)
      throws IOException {
    Map<String, byte[]> boot = classesIn(bootstrap);
    Map<String, byte[]> own = classesIn(agent);
    Map<String, byte[]> cache8 = new TreeMap<>();
    Map<String, byte[]> cache11 = new TreeMap<>();
    for (Path jar : list(libraries)) {
      String name = jar.getFileName().toString();
      if (name.startsWith("caffeine-2")) {
        readJar(jar, cache8);
      } else if (name.startsWith("caffeine-")) {
        readJar(jar, cache11);
      } else {
        readJar(jar, classes);
      }
    }

    Map<String, byte[]> core = new TreeMap<>();
    Map<String, byte[]> linked = new TreeMap<>();
    Map<String, byte[]> appended = new TreeMap<>();
    own.forEach(
        (name, bytes) -> {
          if (references(bytes).stream().anyMatch(used -> used.startsWith(BRIDGE))) {
            linked.put(name, rename(bytes));
            appended.put(name, bytes);
          } else {
            core.put(name, bytes);
          }
        });
    boot.forEach(
        (name, bytes) -> {
          if (name.startsWith(BRIDGE) && !name.endsWith("package-info")) {
            core.put(name.replace(BRIDGE, BRIDGE_IN_JAVA_BASE), rename(bytes));
          }
        });
    Map<String, byte[]> asm = new TreeMap<>();
    Map<String, byte[]> weave = new TreeMap<>();
    Map<String, byte[]> token = new TreeMap<>();
    for (String name : reachable(own.values())) {
      Map<String, byte[]> segment =
          name.startsWith(ASM) ? asm : name.startsWith("net/bytebuddy/") ? weave : token;
      segment.put(name, classes.get(name));
    }

    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("META-INF/MANIFEST.MF", manifest(version));
    licenses.forEach(entries::put);
    new TreeMap<>(boot)
        .forEach(
            (name, bytes) -> {
              if (!name.endsWith("package-info")) {
                entries.put(
                    name + ".class", name.endsWith("/Premain") ? forAnyJava(bytes) : bytes);
              }
            });
    entries.put("bearer-agent/core.segment", segment(core));
    entries.put("bearer-agent/linked.segment", segment(linked));
    entries.put("bearer-agent/linked-appended.segment", segment(appended));
    entries.put("bearer-agent/asm.segment", small(asm));
    entries.put("bearer-agent/weave.segment", small(weave));
    entries.put("bearer-agent/token.segment", small(token));
    entries.put("bearer-agent/cache-8.segment", small(cache8));
    entries.put("bearer-agent/cache-11.segment", small(cache11));
    write(out, entries, time);
    System.out.println(
        "Packed " + out.getFileName() + ": " + Files.size(out) / 1024 + " KiB; agent "
            + (core.size() + linked.size()) + ", weave " + (asm.size() + weave.size()) + ", token "
            + token.size() + ", cache " + cache8.size() + "/" + cache11.size() + " classes");
  }

  private static byte[] manifest(String version) {
    return ("Manifest-Version: 1.0\r\n"
            + "Premain-Class: bearer.agent.bootstrap.Premain\r\n"
            + "Agent-Class: bearer.agent.bootstrap.Premain\r\n"
            + "Main-Class: bearer.agent.bootstrap.Premain\r\n"
            + "Can-Retransform-Classes: true\r\n"
            + "Can-Redefine-Classes: false\r\n"
            + "Implementation-Title: Bearer Agent\r\n"
            + "Implementation-Version: " + version + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  // --- what is needed

  /** The library classes that the agent's own can reach by name, themselves included. */
  private Set<String> reachable(Collection<byte[]> roots) {
    Set<String> seen = new HashSet<>();
    Deque<byte[]> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      for (String name : references(open.pop())) {
        byte[] bytes = classes.get(name);
        if (bytes != null && seen.add(name)) {
          open.push(bytes);
        }
      }
    }
    return seen;
  }

  /** Every class that a class file names, in code, signatures, annotations or inner classes. */
  private static Set<String> references(byte[] bytes) {
    Set<String> names = new HashSet<>();
    Remapper recorder =
        new Remapper() {
          @Override
          public String map(String internalName) {
            names.add(internalName);
            return internalName;
          }
        };
    new ClassReader(bytes).accept(new ClassRemapper(new ClassWriter(0), recorder), 0);
    return names;
  }

  private static byte[] rename(byte[] bytes) {
    Remapper toJavaBase =
        new Remapper() {
          @Override
          public String map(String internalName) {
            return internalName.startsWith(BRIDGE)
                ? BRIDGE_IN_JAVA_BASE + internalName.substring(BRIDGE.length())
                : internalName;
          }
        };
    ClassWriter out = new ClassWriter(0);
    new ClassReader(bytes).accept(new ClassRemapper(out, toJavaBase), 0);
    return out.toByteArray();
  }

  /** With this version every JVM loads the class, and verifies it without stack maps. */
  private static byte[] forAnyJava(byte[] bytes) {
    byte[] old = bytes.clone();
    old[6] = 0;
    old[7] = JAVA_5;
    return old;
  }

  // --- reading

  private static Map<String, byte[]> classesIn(Path directory) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        if (path.startsWith("bearer/") && path.endsWith(".class")) {
          found.put(path.substring(0, path.length() - 6), Files.readAllBytes(file));
        }
      }
    }
    return found;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Leaves out what belongs to newer Java versions alone: every class must load on Java 8. */
  private void readJar(Path path, Map<String, byte[]> into) throws IOException {
    try (JarFile jar = new JarFile(path.toFile(), false)) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        String name = entry.getName();
        if (isLicense(name)) {
          licenses.put(
              "META-INF/licenses/" + path.getFileName() + "/" + name.substring(9), read(jar, entry));
        } else if (name.endsWith(".class")
            && !name.startsWith("META-INF/")
            && !name.equals("module-info.class")) {
          into.put(name.substring(0, name.length() - 6), read(jar, entry));
        }
      }
    }
  }

  private static boolean isLicense(String name) {
    return name.startsWith("META-INF/")
        && name.indexOf('/', 9) < 0
        && (name.contains("LICENSE") || name.contains("NOTICE"));
  }

  private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  // --- writing

  /** Class files as they are: nearly all of them are loaded, and the jar compresses them together. */
  private static byte[] segment(Map<String, byte[]> content) throws IOException {
    return segment(content, content);
  }

  /** Each class file deflated: only some of them are loaded, and the others shall take little. */
  private static byte[] small(Map<String, byte[]> content) throws IOException {
    Map<String, byte[]> deflated = new TreeMap<>();
    content.forEach((name, bytes) -> deflated.put(name, deflate(bytes)));
    return segment(content, deflated);
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[bytes.length];
    int length = deflater.deflate(out);
    boolean smaller = deflater.finished();
    deflater.end();
    return smaller ? Arrays.copyOf(out, length) : bytes;
  }

  private static byte[] segment(Map<String, byte[]> content, Map<String, byte[]> stored)
      throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    DataOutputStream indexOut = new DataOutputStream(index);
    for (Map.Entry<String, byte[]> entry : content.entrySet()) {
      indexOut.writeUTF(entry.getKey().replace('/', '.'));
      indexOut.writeInt(stored.get(entry.getKey()).length);
      indexOut.writeInt(entry.getValue().length);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    out.writeInt(content.size());
    out.writeInt(8 + index.size());
    out.write(index.toByteArray());
    for (String name : content.keySet()) {
      out.write(stored.get(name));
    }
    return all.toByteArray();
  }

  private static void write(Path out, Map<String, byte[]> entries, Instant time)
      throws IOException {
    LocalDateTime stamp = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    Path fresh = out.resolveSibling(out.getFileName() + ".new");
    try (OutputStream file = Files.newOutputStream(fresh);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(9);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry zipEntry = new ZipEntry(entry.getKey());
        zipEntry.setTimeLocal(stamp); // no time zone of the building machine
        zip.putNextEntry(zipEntry);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    Files.move(fresh, out, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
