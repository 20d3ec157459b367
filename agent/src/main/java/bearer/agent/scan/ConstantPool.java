package bearer.agent.scan;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a class file: literals, values of annotations, names, and what classes it uses. */
final class ConstantPool {
  static final ConstantPool NONE = new ConstantPool(Collections.<String>emptyList());

  private static final int MAGIC = 0xCAFEBABE;

  /** What follows each tag (JVMS 4.4), but for texts; 0 for what there is not. */
  private static final int[] LENGTHS = {
    0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  private static final int TEXT = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  final List<String> texts;

  private ConstantPool(List<String> texts) {
    this.texts = texts;
  }

  /** Null if it is no class file, or a damaged one. */
  static @Nullable ConstantPool of(byte[] file) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      if (in.readInt() != MAGIC) {
        return null;
      }
      in.readInt(); // its version
      return new ConstantPool(texts(in));
    } catch (IOException damaged) {
      return null;
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      if (tag == TEXT) {
        texts.add(in.readUTF());
      } else {
        skip(in, tag);
      }
      if (tag == LONG || tag == DOUBLE) {
        i++; // takes two places (JVMS 4.4.5)
      }
    }
    return texts;
  }

  private static void skip(DataInputStream in, int tag) throws IOException {
    if (tag >= LENGTHS.length || LENGTHS[tag] == 0) {
      throw new IOException("tag " + tag);
    }
    in.readFully(new byte[LENGTHS[tag]]);
  }

  /** Whether the class is annotated with a type, or uses it. */
  boolean names(String type) {
    return texts.contains(type) || texts.contains('L' + type + ';');
  }

  /** The packages of the types that it uses, as in {@code java/net}. */
  Set<String> packages() {
    Set<String> packages = new HashSet<>();
    for (String text : texts) {
      int slash = text.lastIndexOf('/');
      if (slash > 0 && text.indexOf(' ') < 0) {
        packages.add(text.substring(text.lastIndexOf('L', text.indexOf('/')) == 0 ? 1 : 0, slash));
      }
    }
    return packages;
  }
}
