package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.s4;
import static bearer.agent.weave.BigEndian.u2;

import bearer.agent.hop.ClientHook;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A place for a copy of a library whose types have other names: those constants of its class file
 * that name types or say what is of them. What only reflection and debuggers read stays. Used once.
 */
final class Relocation {
  private static final int HEAD = 6; // of a field, of a method, and of an attribute

  private final byte[] file;
  private final ConstantPool pool;
  private final String prefix;
  private final ClientHook hook;

  /** By number of a text: whether it is the name of a type. */
  private final boolean[] names;

  /** By number of a text: whether it is a descriptor. */
  private final boolean[] descriptors;

  /**
   * @param prefix what the packages of the copy begin with, such as {@code my/shaded/}, or empty
   * @param hook which knows what the library calls its types
   */
  Relocation(byte[] file, String prefix, ClientHook hook) {
    this.file = file;
    this.pool = new ConstantPool(file);
    this.prefix = prefix;
    this.hook = hook;
    names = new boolean[pool.size()];
    descriptors = new boolean[pool.size()];
  }

  byte[] relocated() throws IOException {
    for (int constant = 1; constant < pool.size(); constant++) {
      pool.mark(constant, names, descriptors);
    }
    int interfaces = pool.end + 6;
    int fields = interfaces + 2 + 2 * u2(file, interfaces);
    markMembers(markMembers(fields));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length + 512);
    DataOutputStream out = new DataOutputStream(bytes);
    int copied = 0;
    for (int constant = 1; constant < pool.size(); constant++) {
      if (names[constant] || descriptors[constant]) {
        int start = pool.place(constant) + 1;
        out.write(file, copied, start - copied);
        String text = pool.text(constant);
        out.writeUTF(descriptors[constant] || text.startsWith("[") ? types(text) : type(text));
        copied = start + 2 + u2(file, start);
      }
    }
    out.write(file, copied, file.length - copied);
    return bytes.toByteArray();
  }

  /** What is behind them. */
  private int markMembers(int count) {
    int at = count + 2;
    for (int i = u2(file, count); i > 0; i--) {
      descriptors[u2(file, at + 4)] = true;
      int attributes = u2(file, at + HEAD);
      at += HEAD + 2;
      for (int j = 0; j < attributes; j++) {
        at += HEAD + s4(file, at + 2);
      }
    }
    return at;
  }

  private String types(String descriptor) {
    StringBuilder types = new StringBuilder();
    for (int at = 0; at < descriptor.length(); at++) {
      char c = descriptor.charAt(at);
      types.append(c);
      if (c == 'L') {
        int end = descriptor.indexOf(';', at);
        types.append(type(descriptor.substring(at + 1, end)));
        at = end - 1;
      }
    }
    return types.toString();
  }

  private String type(String internalName) {
    return LinkCheck.isLibrary(internalName) ? prefix + hook.named(internalName) : internalName;
  }
}
