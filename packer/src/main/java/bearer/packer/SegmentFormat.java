package bearer.packer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.zip.Deflater;

/**
 * Many class files in one entry of the jar, as {@code bearer.agent.bootstrap.Segment} finds them:
 * for each last byte of a hash where its rows begin, and where the last ones end; the rows (hash of
 * the name, where the name is, where the class file is, how long it is there, how long it is
 * inflated or 0); names and class files.
 */
public final class SegmentFormat {
  /** Of the entries of the jar that are segments. */
  static final String SUFFIX = ".segment";

  private static final int LAST_BYTE = 0xff;
  private static final int HEAD = (LAST_BYTE + 2) * Integer.BYTES;
  private static final int ROW = 5 * Integer.BYTES;

  private final int contentStart;
  private final ByteArrayOutputStream index = new ByteArrayOutputStream();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final DataOutputStream indexOut = new DataOutputStream(index);
  private final DataOutputStream contentOut = new DataOutputStream(content);

  private SegmentFormat(List<String> names) throws IOException {
    contentStart = HEAD + names.size() * ROW;
    int[] ofEach = new int[LAST_BYTE + 1];
    names.forEach(name -> ofEach[lastByte(binaryName(name))]++);
    int next = HEAD;
    for (int count : ofEach) {
      indexOut.writeInt(next);
      next += count * ROW;
    }
    indexOut.writeInt(next);
  }

  /** Each deflated by itself: only some of them are loaded, and all of them are held in memory. */
  public static byte[] deflated(ClassFiles classes) {
    return of(classes, any -> false);
  }

  /**
   * Some as they are, the others deflated.
   *
   * @param stored internal names of those that nearly every JVM loads: to inflate one takes longer
   *     than to read more
   */
  public static byte[] of(ClassFiles classes, Predicate<String> stored) {
    List<String> names =
        classes.names().stream()
            .sorted(Comparator.comparing(SegmentFormat::binaryName, SegmentFormat::byLastByte))
            .toList();
    try {
      SegmentFormat segment = new SegmentFormat(names);
      for (String name : names) {
        byte[] classFile = Objects.requireNonNull(classes.get(name));
        segment.add(
            binaryName(name), classFile, stored.test(name) ? classFile : deflate(classFile));
      }
      segment.content.writeTo(segment.index);
      return segment.index.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String binaryName(String internal) {
    return internal.replace('/', '.');
  }

  private static int byLastByte(String one, String other) {
    int order = Integer.compare(lastByte(one), lastByte(other));
    return order != 0 ? order : one.compareTo(other);
  }

  private static int lastByte(String name) {
    return name.hashCode() & LAST_BYTE;
  }

  private void add(String name, byte[] classFile, byte[] stored) throws IOException {
    indexOut.writeInt(name.hashCode());
    indexOut.writeInt(contentStart + content.size());
    contentOut.writeUTF(name);
    indexOut.writeInt(contentStart + content.size());
    contentOut.write(stored);
    indexOut.writeInt(stored.length);
    indexOut.writeInt(stored == classFile ? 0 : classFile.length);
  }

  private static byte[] deflate(byte[] classFile) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(classFile);
    deflater.finish();
    byte[] out = new byte[classFile.length];
    int length = deflater.deflate(out);
    boolean smaller = deflater.finished();
    deflater.end();
    return smaller ? Arrays.copyOf(out, length) : classFile;
  }
}
