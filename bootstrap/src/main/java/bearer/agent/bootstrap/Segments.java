package bearer.agent.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The segments of the agent's jar, each read whole when first asked for. The jar stays open, so
 * that a jar replaced on disk under a running JVM changes nothing.
 */
final class Segments {
  private final ZipFile jar;
  private final ConcurrentHashMap<String, Segment> open = new ConcurrentHashMap<String, Segment>();

  Segments(ZipFile jar) {
    this.jar = jar;
  }

  byte @Nullable [] classFile(String segment, String className) {
    Segment found = open.get(segment);
    if (found == null) {
      found = read(segment);
    }
    return found.classFile(className);
  }

  private synchronized Segment read(String name) {
    Segment already = open.get(name);
    if (already != null) {
      return already;
    }
    try {
      Segment segment = new Segment(content("bearer-agent/" + name + ".segment"));
      open.put(name, segment);
      return segment;
    } catch (IOException unreadable) {
      throw new IllegalStateException("segment " + name + ": " + unreadable);
    }
  }

  void close() throws IOException {
    jar.close();
  }

  private byte[] content(String path) throws IOException {
    ZipEntry entry = jar.getEntry(path);
    if (entry == null) {
      throw new IOException("not in the jar");
    }
    byte[] content = new byte[(int) entry.getSize()];
    try (InputStream in = jar.getInputStream(entry)) {
      int length = 0;
      for (int n;
          length < content.length
              && (n = in.read(content, length, content.length - length)) > 0; ) {
        length += n;
      }
      if (length < content.length) {
        throw new IOException("truncated");
      }
    }
    return content;
  }
}
