package bearer.packer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;

/**
 * Many class files in one entry of the jar, as {@code bearer.agent.bootstrap.Segment} reads them: a
 * count, where the class files begin, an index (name, stored length, real length), the class files.
 */
public final class SegmentFormat {
  private static final int HEAD = 2 * Integer.BYTES;

  private SegmentFormat() {}

  /** As they are: nearly all of them are loaded, and the jar compresses them together. */
  public static byte[] plain(ClassFiles classes) {
    return segment(classes, UnaryOperator.identity());
  }

  /** Each by itself: only some of them are loaded, and the others shall take little memory. */
  public static byte[] deflated(ClassFiles classes) {
    return segment(classes, SegmentFormat::deflate);
  }

  private static byte[] segment(ClassFiles classes, UnaryOperator<byte[]> form) {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream indexOut = new DataOutputStream(index);
    classes.forEach(
        (name, classFile) -> {
          byte[] stored = form.apply(classFile);
          addToIndex(indexOut, name, stored.length, classFile.length);
          content.writeBytes(stored);
        });
    return joined(classes.size(), index, content);
  }

  private static void addToIndex(DataOutputStream index, String name, int stored, int real) {
    try {
      index.writeUTF(name.replace('/', '.'));
      index.writeInt(stored);
      index.writeInt(real);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] joined(
      int count, ByteArrayOutputStream index, ByteArrayOutputStream content) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(all)) {
      out.writeInt(count);
      out.writeInt(HEAD + index.size());
      index.writeTo(out);
      content.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return all.toByteArray();
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
