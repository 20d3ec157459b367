package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.u2;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The constants of a class file (JVMS 4.4), and those that are put behind them: none that is there
 * gets another number. For one thread.
 */
final class ConstantPool {
  private static final int START = 8;
  private static final int FIRST = START + 2;
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;
  private static final int METHOD_TYPE = 16;

  /** How long a constant of each kind is, a text without its bytes; 0 if there is no such kind. */
  private static final byte[] LENGTHS = {
    0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  /** Where what is behind them begins. */
  final int end;

  private final byte[] file;
  private final int[] places;
  private final Map<String, Integer> known = new HashMap<>();
  private final ByteArrayOutputStream added = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(added);
  private int count;

  ConstantPool(byte[] file) {
    this.file = file;
    count = u2(file, START);
    places = new int[count];
    end = placed(count);
  }

  /** Calls nothing: there are thousands, and what is called that often the JVM compiles. */
  private int placed(int constants) {
    int at = FIRST;
    for (int index = 1; index < constants; index++) {
      places[index] = at;
      int tag = file[at] & 0xff;
      if (tag >= LENGTHS.length || LENGTHS[tag] == 0) {
        throw new IllegalArgumentException("unknown constant " + tag);
      }
      at += LENGTHS[tag];
      if (tag == UTF8) {
        at += (file[at - 2] & 0xff) << 8 | (file[at - 1] & 0xff);
      } else if (tag == LONG || tag == DOUBLE) {
        index++; // it takes two numbers
      }
    }
    return at;
  }

  /** One more than the number of the last one. */
  int size() {
    return count;
  }

  /** Where a constant is in the file. */
  int place(int index) {
    return places[index];
  }

  /**
   * Notes the text that a constant takes for a type's name, or for a descriptor.
   *
   * @param names by number of a text
   * @param descriptors likewise
   */
  void mark(int index, boolean[] names, boolean[] descriptors) {
    int at = places[index];
    int tag = at == 0 ? 0 : file[at];
    if (tag == CLASS) {
      names[u2(file, at + 1)] = true;
    } else if (tag == NAME_AND_TYPE) {
      descriptors[u2(file, at + 3)] = true;
    } else if (tag == METHOD_TYPE) {
      descriptors[u2(file, at + 1)] = true;
    }
  }

  String text(int index) throws IOException {
    int at = places[index] + 1;
    return new DataInputStream(new ByteArrayInputStream(file, at, u2(file, at) + 2)).readUTF();
  }

  /** Whether a text is that one, in ASCII. */
  boolean is(int index, String text) {
    int at = places[index] + 1;
    int length = text.length();
    if ((file[at + 1] & 0xff) != (length & 0xff) || u2(file, at) != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (file[at + 2 + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Internal name of a class. */
  String typeName(int index) throws IOException {
    return text(u2(file, places[index] + 1));
  }

  /**
   * What a field or a method that is called is named; what is not ASCII is something else that is
   * not.
   */
  String plainName(int method) {
    int at = places[u2(file, nameAndType(method) + 1)] + 1;
    return new String(file, at + 2, u2(file, at), StandardCharsets.ISO_8859_1);
  }

  /** Internal name of the class that a method is called by. */
  String owner(int method) throws IOException {
    return typeName(u2(file, places[method] + 1));
  }

  /** Whether a method that is called is taken for one of an interface. */
  boolean isOfInterface(int method) {
    return file[places[method]] == INTERFACE_METHOD;
  }

  String descriptor(int member) throws IOException {
    return text(u2(file, nameAndType(member) + 3));
  }

  private int nameAndType(int member) {
    return places[u2(file, places[member] + 3)];
  }

  int type(String internalName) throws IOException {
    return added(CLASS, utf8(internalName), -1);
  }

  int field(String owner, String name, String descriptor) throws IOException {
    return added(FIELD, type(owner), added(NAME_AND_TYPE, utf8(name), utf8(descriptor)));
  }

  int method(String owner, String name, String descriptor) throws IOException {
    return added(METHOD, type(owner), added(NAME_AND_TYPE, utf8(name), utf8(descriptor)));
  }

  int utf8(String text) throws IOException {
    Integer index = known.get(text);
    if (index == null) {
      index = next(text);
      out.writeByte(UTF8);
      out.writeUTF(text);
    }
    return index;
  }

  /**
   * @param second negative for none
   */
  private int added(int tag, int first, int second) throws IOException {
    String key = "#" + tag + ' ' + first + ' ' + second;
    Integer index = known.get(key);
    if (index == null) {
      index = next(key);
      out.writeByte(tag);
      out.writeShort(first);
      if (second >= 0) {
        out.writeShort(second);
      }
    }
    return index;
  }

  private int next(String key) {
    if (count > 0xfffe) {
      throw new IllegalArgumentException("too many constants");
    }
    known.put(key, count);
    return count++;
  }

  /** All of them, and what is before them. */
  void writeTo(DataOutputStream to) throws IOException {
    to.write(file, 0, START);
    to.writeShort(count);
    to.write(file, FIRST, end - FIRST);
    added.writeTo(to);
  }
}
