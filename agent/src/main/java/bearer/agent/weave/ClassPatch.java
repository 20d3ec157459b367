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
 * Weaves a class of the JDK's, or one of a TLS connection: only the methods that hooks name are
 * looked into, all else is copied as it is, and none of ASM's classes is loaded. Most applications
 * load such classes and many no others. Used once.
 */
final class ClassPatch implements WovenClass {
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

  @Override
  public List<Hooked> missed() {
    return missed;
  }

  @Override
  public byte[] woven() throws IOException {
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
    List<Insertion> insertions = insertions(at);
    int attribute = at + HEAD + 2;
    for (int i = u2(file, at + HEAD); i > 0 && !insertions.isEmpty(); i--) {
      int end = attribute + HEAD + s4(file, attribute + 2);
      if (pool.is(u2(file, attribute), "Code")) {
        patch(attribute, end, insertions);
      }
      attribute = end;
    }
  }

  private boolean isNamed(int name) {
    for (Hooked hooked : hooks) {
      if (hooked.hook.method.isEmpty() || pool.is(name, hooked.hook.method)) {
        return true;
      }
    }
    return false;
  }

  private List<Insertion> insertions(int method) throws IOException {
    String name = pool.text(u2(file, method + 2));
    String descriptor = pool.text(u2(file, method + 4));
    List<Insertion> insertions = new ArrayList<>(2);
    for (Hooked hooked : hooks) {
      Insertion one = isMethod(hooked.hook, name, descriptor) ? of(hooked, descriptor) : null;
      if (one != null) {
        insertions.add(one);
      }
    }
    return insertions;
  }

  private @Nullable Insertion of(Hooked hooked, String descriptor) throws IOException {
    return hooked.hook.isConnection()
        ? ConnectionInsertion.of(
            hooked, pool, pool.typeName(u2(file, pool.end + 2)), hostField, descriptor)
        : new ValueInsertion(hooked, pool);
  }

  private static boolean isMethod(ClientHook hook, String name, String descriptor) {
    return (hook.method.isEmpty() || hook.method.equals(name))
        && (hook.arguments == ClientHook.ANY
            || hook.arguments == Descriptor.parameters(descriptor).size())
        && descriptor.substring(0, descriptor.indexOf(')')).endsWith(hook.lastParameters);
  }

  private void patch(int attribute, int end, List<Insertion> insertions) throws IOException {
    CodePatch patch = new CodePatch(file, attribute, pool, insertions);
    if (patch.changesNothing()) {
      return;
    }
    copyTo(attribute);
    patch.writeTo(body);
    copied = end;
    for (int i = 0; i < insertions.size(); i++) {
      if (patch.uses(i)) {
        missed.remove(insertions.get(i).hooked);
      }
    }
  }
}
