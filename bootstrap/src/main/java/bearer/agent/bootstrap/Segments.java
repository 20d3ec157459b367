package bearer.agent.bootstrap;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The segments of the agent's jar, all of them in memory as the jar has them: whatever becomes of
 * the file under a running JVM, also when it is overwritten in place, changes nothing. Immutable.
 */
final class Segments {
  /** The JDK reads into a buffer outside the heap, which takes new memory if it is large. */
  private static final int AT_ONCE = 65_536;

  private final Map<String, Segment> byName;

  private Segments(Map<String, Segment> byName) {
    this.byName = byName;
  }

  /** Opens the jar, and closes it. */
  static Segments of(File file, String... names) throws IOException {
    Map<String, Segment> byName = new HashMap<String, Segment>();
    Inflater inflater = new Inflater(true);
    try (ZipFile jar = new ZipFile(file)) {
      for (String name : names) {
        byName.put(name, new Segment(content(jar, "bearer-agent/" + name + ".segment"), inflater));
      }
    }
    return new Segments(byName);
  }

  static Segments none() {
    return new Segments(new HashMap<String, Segment>());
  }

  byte @Nullable [] classFile(String segment, String className) {
    Segment found = byName.get(segment);
    return found == null ? null : found.classFile(className);
  }

  /** Null if the segment has none of that name. */
  @Nullable Class<?> define(String segment, String className, AgentClassLoader loader) {
    Segment found = byName.get(segment);
    return found == null ? null : found.define(className, loader);
  }

  private static byte[] content(ZipFile jar, String path) throws IOException {
    ZipEntry entry = jar.getEntry(path);
    if (entry == null) {
      throw new IOException(path + " is not in the jar");
    }
    byte[] content = new byte[(int) entry.getSize()];
    try (InputStream in = jar.getInputStream(entry)) {
      int length = 0;
      for (int n;
          length < content.length
              && (n = in.read(content, length, Math.min(AT_ONCE, content.length - length))) > 0; ) {
        length += n;
      }
      if (length < content.length) {
        throw new IOException(path + " is truncated");
      }
    }
    return content;
  }
}
