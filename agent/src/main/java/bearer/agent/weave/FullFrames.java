package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.put2;
import static bearer.agent.weave.BigEndian.u1;
import static bearer.agent.weave.BigEndian.u2;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The frames of a method that has got variables behind its own (JVMS 4.7.4), each said in full:
 * what a frame says by what the one before it had would be about other variables. For one thread.
 */
final class FullFrames {
  private static final int SAME_LOCALS_1 = 64;
  private static final int RESERVED = 128;
  private static final int SAME_LOCALS_1_EXTENDED = 247;
  private static final int SAME_EXTENDED = 251;
  private static final int FULL = 255;
  private static final byte[] TOP = {0};
  private static final byte[] INTEGER = {1};
  private static final byte[] FLOAT = {2};
  private static final byte[] DOUBLE = {3};
  private static final byte[] LONG = {4};
  private static final byte[] UNINITIALIZED_THIS = {6};
  private static final int OBJECT = 7;
  private static final int UNINITIALIZED = 8;

  private final byte[] file;
  private final CodeLayout layout;
  private final List<AroundInsertion> insertions;
  private final ConstantPool pool;

  /** How many variables the method has itself. */
  private final int slots;

  /** What the variables are when the method begins. */
  private final List<byte[]> parameters = new ArrayList<>();

  private final byte[] self;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int count;
  private int last = -1;
  private int at;

  /**
   * @param slots how many variables the method has itself
   */
  FullFrames(
      byte[] file,
      ConstantPool pool,
      CodeLayout layout,
      MethodName method,
      List<AroundInsertion> insertions,
      int slots)
      throws IOException {
    this.file = file;
    this.pool = pool;
    this.layout = layout;
    this.insertions = insertions;
    this.slots = slots;
    self = object(u2(file, pool.end + 2));
    parameters.add(method.name.equals("<init>") ? UNINITIALIZED_THIS : self);
    for (String parameter : Descriptor.parameters(method.descriptor)) {
      parameters.add(type(parameter));
    }
  }

  private static byte[] object(int constant) {
    byte[] type = {OBJECT, 0, 0};
    put2(type, 1, constant);
    return type;
  }

  private byte[] type(String descriptor) throws IOException {
    switch (descriptor.charAt(0)) {
      case 'F':
        return FLOAT;
      case 'D':
        return DOUBLE;
      case 'J':
        return LONG;
      case 'L':
      case '[':
        return object(pool.type(Descriptor.internalName(descriptor)));
      default:
        return INTEGER;
    }
  }

  /**
   * The content of the attribute; empty if there is no frame.
   *
   * @param from where the number of the method's own frames is; 0 if it has none
   */
  byte[] content(int from) throws IOException {
    int start = 0;
    for (int i = 0; i < insertions.size(); i++) {
      AroundInsertion insertion = insertions.get(i);
      if (insertion.goesOn() > 0) {
        write(start + insertion.goesOn(), parameters, Collections.<byte[]>emptyList(), i);
      }
      start += insertion.first().length;
    }
    if (from > 0) {
      at = from;
      writeOwn();
    }
    writeHandlers();
    byte[] frames = bytes.toByteArray();
    byte[] content = new byte[count == 0 ? 0 : 2 + frames.length];
    if (count > 0) {
      put2(content, 0, count);
      System.arraycopy(frames, 0, content, 2, frames.length);
    }
    return content;
  }

  private void writeHandlers() throws IOException {
    byte[] throwable = object(pool.type("java/lang/Throwable"));
    int start = layout.handlers();
    for (int i = insertions.size() - 1; i >= 0; i--) {
      if (insertions.get(i).catches()) {
        write(start, Collections.singletonList(self), Collections.singletonList(throwable), i);
      }
      start += insertions.get(i).handler().length;
    }
  }

  private void writeOwn() throws IOException {
    List<byte[]> locals = new ArrayList<>(parameters);
    int pc = -1;
    int frames = u2(file, at);
    at += 2;
    for (int i = 0; i < frames; i++) {
      int kind = u1(file, at++);
      pc += delta(kind) + 1;
      List<byte[]> stack = Collections.emptyList();
      if (kind == FULL) {
        locals = counted();
        stack = counted();
      } else if (kind >= SAME_LOCALS_1 && kind <= SAME_LOCALS_1_EXTENDED) {
        stack = types(1);
      } else if (kind > SAME_EXTENDED) {
        locals.addAll(types(kind - SAME_EXTENDED));
      } else if (kind > SAME_LOCALS_1_EXTENDED) {
        locals.subList(locals.size() - (SAME_EXTENDED - kind), locals.size()).clear();
      }
      write(layout.label(pc), locals, stack, insertions.size() - 1);
    }
  }

  private int delta(int kind) {
    if (kind < RESERVED) {
      return kind & (SAME_LOCALS_1 - 1);
    } else if (kind < SAME_LOCALS_1_EXTENDED) {
      throw new IllegalArgumentException("unknown frame " + kind);
    }
    at += 2;
    return u2(file, at - 2);
  }

  private List<byte[]> counted() {
    at += 2;
    return types(u2(file, at - 2));
  }

  private List<byte[]> types(int number) {
    List<byte[]> types = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      int kind = u1(file, at);
      int length = kind == OBJECT || kind == UNINITIALIZED ? 3 : 1;
      byte[] type = Arrays.copyOfRange(file, at, at + length);
      if (kind == UNINITIALIZED) {
        put2(type, 1, layout.place(u2(type, 1)));
      }
      types.add(type);
      at += length;
    }
    return types;
  }

  /**
   * @param entered the last of the insertions whose variables have something in them
   */
  private void write(int place, List<byte[]> locals, List<byte[]> stack, int entered)
      throws IOException {
    List<byte[]> all = new ArrayList<>(locals);
    addOwn(all, entered);
    out.writeByte(FULL);
    out.writeShort(place - last - 1);
    writeTypes(all);
    writeTypes(stack);
    last = place;
    count++;
  }

  private void addOwn(List<byte[]> types, int entered) throws IOException {
    int slot = 0;
    for (byte[] type : types) {
      slot += type[0] == LONG[0] || type[0] == DOUBLE[0] ? 2 : 1;
    }
    for (; slot < slots; slot++) {
      types.add(TOP);
    }
    for (int i = insertions.size() - 1; i >= 0; i--) {
      boolean has = i <= entered;
      types.add(has ? object(pool.type("[Ljava/lang/Object;")) : TOP);
      types.add(has ? object(pool.type("java/lang/Object")) : TOP);
      if (i > 0) {
        types.add(TOP); // what is thrown
      }
    }
  }

  private void writeTypes(List<byte[]> types) throws IOException {
    out.writeShort(types.size());
    for (byte[] type : types) {
      out.write(type, 0, type.length);
    }
  }

  /** Whether class files of a version have frames. */
  static boolean areOf(int version) {
    return version >= Opcodes.V1_6;
  }
}
