package bearer.it.jvm;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** What is in the agent's jar: entries as they are, and the classes inside its segments. */
public final class PackagedJar {
  public final Manifest manifest;

  /** Bytes by entry name. */
  public final Map<String, byte[]> entries = new TreeMap<>();

  /** Bytes by segment and class name. */
  public final Map<String, Map<String, byte[]>> segments = new TreeMap<>();

  public PackagedJar() {
    try (JarFile jar = new JarFile(JavaCommand.agentJar().toFile())) {
      manifest = jar.getManifest();
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        add(entry.getName(), jar.getInputStream(entry).readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String name, byte[] content) throws IOException {
    entries.put(name, content);
    if (name.endsWith(".segment")) {
      segments.put(name, segment(content));
    }
  }

  /** As {@code bearer.packer.SegmentFormat} writes them. */
  private static Map<String, byte[]> segment(byte[] content) throws IOException {
    ByteBuffer index = ByteBuffer.wrap(content);
    Map<String, byte[]> classes = new TreeMap<>();
    int rows = index.getInt(0);
    int end = index.getInt(rows - Integer.BYTES);
    index.position(rows);
    while (index.position() < end) {
      index.getInt(); // the name's hash
      DataInputStream name = new DataInputStream(from(content, index.getInt()));
      byte[] stored = from(content, index.getInt()).readNBytes(index.getInt());
      boolean isDeflated = index.getInt() > 0; // its length then
      classes.put(name.readUTF(), isDeflated ? inflate(stored) : stored);
    }
    return classes;
  }

  private static InputStream from(byte[] content, int offset) {
    return new ByteArrayInputStream(content, offset, content.length - offset);
  }

  private static byte[] inflate(byte[] deflated) throws IOException {
    InputStream in = new ByteArrayInputStream(deflated);
    return new InflaterInputStream(in, new Inflater(true)).readAllBytes();
  }

  public static int classFileVersion(byte[] classFile) {
    return (classFile[6] & 0xff) << 8 | (classFile[7] & 0xff);
  }

  /**
   * A method that the agent weaves.
   *
   * @param client the agent's name of the client
   * @param place the class that is called there, as a binary name
   * @param types the classes that are woven, as binary names
   * @param parameters how many it has; negative for any
   * @param isHead whether requests are changed there
   */
  public record Hook(
      String client,
      String place,
      List<String> types,
      String method,
      int parameters,
      boolean isHead) {}

  public List<Hook> hooks() {
    try {
      Class<?> clients = new SegmentLoader().loadClass("bearer.agent.clients.Clients");
      List<Hook> hooks = new ArrayList<>();
      for (Object hook : (Object[]) clients.getMethod("all").invoke(null)) {
        hooks.add(
            new Hook(
                (String) field(hook, "client"),
                (String) field(hook, "place"),
                List.of((String[]) hook.getClass().getMethod("types").invoke(hook)),
                (String) field(hook, "method"),
                (Integer) field(hook, "arguments"),
                (Boolean) hook.getClass().getMethod("isHead").invoke(hook)));
      }
      return hooks;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("not in the jar", e);
    }
  }

  private static Object field(Object of, String name) throws ReflectiveOperationException {
    return of.getClass().getField(name).get(of);
  }

  /** Every class that the agent weaves, as binary names, by the agent's name of its client. */
  public Map<String, List<String>> hooked() {
    Map<String, List<String>> hooked = new TreeMap<>();
    for (Hook hook : hooks()) {
      List<String> types = hooked.computeIfAbsent(hook.client, any -> new ArrayList<>());
      hook.types.stream().filter(type -> !types.contains(type)).forEach(types::add);
    }
    return hooked;
  }

  /** A class of the agent's, from whichever segment has it. */
  public byte[] classFile(String name) {
    return segments.values().stream()
        .filter(segment -> segment.containsKey(name))
        .map(segment -> segment.get(name))
        .findFirst()
        .orElseThrow();
  }

  private final class SegmentLoader extends ClassLoader {
    SegmentLoader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      for (String segment : List.of("core", "linked")) {
        byte[] found =
            segments.getOrDefault("bearer-agent/" + segment + ".segment", Map.of()).get(name);
        if (found != null) {
          return defineClass(name, found, 0, found.length);
        }
      }
      throw new ClassNotFoundException(name);
    }
  }
}
