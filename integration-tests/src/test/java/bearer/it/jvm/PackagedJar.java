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
import java.util.stream.Stream;
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
    for (int left = index.getInt(); left > 0; left--) {
      index.getInt(); // the name's hash
      DataInputStream name = new DataInputStream(from(content, index.getInt()));
      byte[] stored = from(content, index.getInt()).readNBytes(index.getInt());
      classes.put(name.readUTF(), stored.length == index.getInt() ? stored : inflate(stored));
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

  /** Every class that the agent weaves, as binary names, by the agent's name of its client. */
  public Map<String, List<String>> hooked() {
    try {
      Class<?> clients = new SegmentLoader().loadClass("bearer.agent.clients.Clients");
      Map<String, List<String>> hooked = new TreeMap<>();
      for (Object hook : (Object[]) clients.getMethod("all").invoke(null)) {
        String client = (String) hook.getClass().getField("client").get(hook);
        List<String> types = hooked.computeIfAbsent(client, any -> new ArrayList<>());
        Stream.of((String[]) hook.getClass().getMethod("types").invoke(hook))
            .filter(type -> !types.contains(type))
            .forEach(types::add);
      }
      return hooked;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("not in the jar", e);
    }
  }

  private final class SegmentLoader extends ClassLoader {
    SegmentLoader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      for (String segment : List.of("start", "core", "linked")) {
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
