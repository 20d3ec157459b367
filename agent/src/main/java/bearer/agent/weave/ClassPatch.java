package bearer.agent.weave;

import static bearer.agent.weave.BigEndian.s4;
import static bearer.agent.weave.BigEndian.u2;

import bearer.agent.hop.ClientHook;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one class: only the methods that hooks name are looked into, all else is copied as it is.
 * Adds no member and changes no signature, so that other agents can weave the same class. Used
 * once.
 */
final class ClassPatch {
  private static final int NOT_WOVEN =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE;
  private static final int HEAD = 6;

  /** Where TLS sockets keep the name of their peer, the second one before 8u261. */
  private static final List<String> HOST_FIELDS = Arrays.asList("peerHost", "host");

  private final byte[] file;
  private final List<Hooked> hooks;
  private final List<Hooked> missed;
  private final ConstantPool pool;
  private final ByteArrayOutputStream bytes;
  private final DataOutputStream body;
  private @Nullable String hostField;
  private int copied; // what is before that is in the body

  ClassPatch(List<Hooked> hooks, byte[] file) {
    this.file = file;
    this.hooks = hooks;
    missed = new ArrayList<>(hooks);
    pool = new ConstantPool(file);
    bytes = new ByteArrayOutputStream(file.length + 1024);
    body = new DataOutputStream(bytes);
    copied = pool.end;
  }

  /** The hooks for which the class has no method like the one that they name. */
  List<Hooked> missed() {
    return missed;
  }

  byte[] woven() throws IOException {
    int at = pool.end + 6; // access, this, super
    at += 2 + 2 * u2(file, at); // interfaces
    int fields = u2(file, at);
    at += 2;
    for (int i = 0; i < fields; i++) {
      lookAtField(at);
      at = behindAttributes(at + HEAD);
    }
    int methods = u2(file, at);
    at += 2;
    for (int i = 0; i < methods; i++) {
      lookAtMethod(at);
      at = behindAttributes(at + HEAD);
    }
    copyTo(file.length);
    ByteArrayOutputStream woven = new ByteArrayOutputStream(file.length + 2048);
    pool.writeTo(new DataOutputStream(woven));
    bytes.writeTo(woven);
    return woven.toByteArray();
  }

  /**
   * @param count where it is said how many there are
   */
  private int behindAttributes(int count) {
    int at = count + 2;
    for (int i = u2(file, count); i > 0; i--) {
      at += HEAD + s4(file, at + 2);
    }
    return at;
  }

  private void copyTo(int end) throws IOException {
    body.write(file, copied, end - copied);
    copied = end;
  }

  private void lookAtField(int at) {
    for (String name : HOST_FIELDS) {
      if (pool.is(u2(file, at + 2), name)
          && pool.is(u2(file, at + 4), ConnectionInsertion.TEXT)
          && (u2(file, at) & Opcodes.ACC_STATIC) == 0) {
        hostField = name;
      }
    }
  }

  private void lookAtMethod(int at) throws IOException {
    if ((u2(file, at) & NOT_WOVEN) != 0 || !isNamed(u2(file, at + 2))) {
      return;
    }
    int code = attribute(at, "Code");
    if (code == 0) {
      return;
    }
    MethodName method = new MethodName(pool.text(u2(file, at + 2)), pool.text(u2(file, at + 4)));
    List<Hooked> about = about(method, attribute(at, "Deprecated") == 0);
    if (!about.isEmpty()) {
      patch(code, method, about);
    }
  }

  /** Where a method has an attribute of that name; 0 if it has none. */
  private int attribute(int method, String name) {
    int attribute = method + HEAD + 2;
    for (int i = u2(file, method + HEAD); i > 0; i--) {
      if (pool.is(u2(file, attribute), name)) {
        return attribute;
      }
      attribute += HEAD + s4(file, attribute + 2);
    }
    return 0;
  }

  private boolean isNamed(int name) {
    for (Hooked hooked : hooks) {
      if (hooked.hook.method.isEmpty() || pool.is(name, hooked.hook.method)) {
        return true;
      }
    }
    return false;
  }

  /** In their order, in which they are entered; what they do at the end is in the reverse one. */
  private List<Hooked> about(MethodName method, boolean current) {
    List<Hooked> about = new ArrayList<>(2);
    for (Hooked hooked : hooks) {
      if ((current || !hooked.hook.current) && isMethod(hooked.hook, method)) {
        about.add(hooked);
      }
    }
    return about;
  }

  private List<Insertion> insertions(List<Hooked> about, MethodName method, int code)
      throws IOException {
    List<Insertion> insertions = new ArrayList<>(2);
    List<AroundInsertion> outer = new ArrayList<>(2);
    int slot = CodePatch.variables(file, code) + about.size() * AroundInsertion.VARIABLES;
    for (Hooked hooked : about) {
      slot -= AroundInsertion.VARIABLES;
      if (!hooked.hook.isJdk()) {
        AroundInsertion one =
            new AroundInsertion(hooked, pool, method.descriptor, new ArrayList<>(outer), slot);
        outer.add(one);
        insertions.add(one);
      } else {
        Insertion one = ofJdk(hooked, method.descriptor);
        if (one != null) {
          insertions.add(one);
        }
      }
    }
    return insertions;
  }

  private @Nullable Insertion ofJdk(Hooked hooked, String descriptor) throws IOException {
    return hooked.hook.isConnection()
        ? ConnectionInsertion.of(
            hooked, pool, pool.typeName(u2(file, pool.end + 2)), hostField, descriptor)
        : new ValueInsertion(hooked, pool);
  }

  private static boolean isMethod(ClientHook hook, MethodName method) {
    String parameters = method.descriptor.substring(0, method.descriptor.indexOf(')'));
    return (hook.method.isEmpty() || hook.method.equals(method.name))
        && (hook.arguments == ClientHook.ANY
            || hook.arguments == Descriptor.parameters(method.descriptor).size())
        && parameters.endsWith(hook.lastParameters);
  }

  private void patch(int code, MethodName method, List<Hooked> about) throws IOException {
    List<Insertion> insertions = insertions(about, method, code);
    CodePatch patch = new CodePatch(file, code, pool, method, insertions);
    if (patch.changesNothing()) {
      return;
    }
    copyTo(code);
    patch.writeTo(body);
    copied = code + HEAD + s4(file, code + 2);
    for (int i = 0; i < insertions.size(); i++) {
      if (patch.uses(i)) {
        missed.remove(insertions.get(i).hooked);
      }
    }
  }
}
