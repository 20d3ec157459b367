package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Shows a TLS connection to the bridge just before a method returns: branch-free and without a
 * variable, as {@link ValueVisitor}. What the agent must know of it is handed over by the woven
 * code, which may read its own private fields, so that nothing has to be opened.
 */
final class ConnectionVisitor extends MethodVisitor {
  private static final String TEXT = "java/lang/String";

  /** Result, state, self and the array; on that the array again, a position and an element. */
  private static final int STACK = 7;

  private final Hooked hooked;
  private final String self;
  private final Runnable woven;
  private final @Nullable String hostField;
  private final int hostSlot;

  private ConnectionVisitor(
      MethodVisitor out,
      Hooked hooked,
      String self,
      @Nullable String hostField,
      int hostSlot,
      Runnable woven) {
    super(Opcodes.ASM9, out);
    this.hooked = hooked;
    this.self = self;
    this.hostField = hostField;
    this.hostSlot = hostSlot;
    this.woven = woven;
  }

  /**
   * @param self internal name of the class
   * @param hostField where it keeps whom it talks to; null if it has no such field
   */
  static MethodVisitor of(
      MethodVisitor out,
      Hooked hooked,
      String self,
      @Nullable String hostField,
      String descriptor,
      Runnable woven) {
    if (hooked.hook.kind == ClientHook.Kind.STREAM) {
      return hostField == null
          ? out
          : new ConnectionVisitor(out, hooked, self, hostField, 0, woven);
    }
    int slot = hostSlot(descriptor);
    return slot == 0 ? out : new ConnectionVisitor(out, hooked, self, null, slot, woven);
  }

  /** Of the text that a number comes behind; 0 if there is none. */
  private static int hostSlot(String descriptor) {
    int slot = 1;
    Type before = Type.VOID_TYPE;
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      if (parameter.getSort() == Type.INT && before.equals(Type.getObjectType(TEXT))) {
        return slot - 1;
      }
      slot += parameter.getSize();
      before = parameter;
    }
    return 0;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN && hostField != null) {
      exit();
      super.visitTypeInsn(
          Opcodes.CHECKCAST, java.util.Objects.requireNonNull(hooked.hook.replaced));
    } else if (opcode == Opcodes.RETURN && hostSlot > 0) {
      super.visitInsn(Opcodes.ACONST_NULL);
      exit();
      super.visitInsn(Opcodes.POP);
    }
    super.visitInsn(opcode);
  }

  /** The result is on the stack. */
  private void exit() {
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitInsn(Opcodes.DUP);
    BridgeCall.push(mv, hostField == null ? 2 : 1);
    super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    if (hostField == null) {
      element(0, Opcodes.ALOAD, hostSlot);
      element(1, Opcodes.ILOAD, hostSlot + 1);
    } else {
      hostOfField(hostField);
    }
    super.visitInsn(Opcodes.ACONST_NULL);
    BridgeCall.exit(mv, hooked.place);
    woven.run();
  }

  private void element(int index, int load, int slot) {
    super.visitInsn(Opcodes.DUP);
    BridgeCall.push(mv, index);
    super.visitVarInsn(load, slot);
    if (load == Opcodes.ILOAD) {
      BridgeCall.box(mv, Type.INT_TYPE);
    }
    super.visitInsn(Opcodes.AASTORE);
  }

  private void hostOfField(String field) {
    super.visitInsn(Opcodes.DUP);
    BridgeCall.push(mv, 0);
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitFieldInsn(Opcodes.GETFIELD, self, field, "L" + TEXT + ";");
    super.visitInsn(Opcodes.AASTORE);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + STACK, maxLocals);
  }
}
