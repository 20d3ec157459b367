package bearer.agent.weave;

import bearer.agent.hop.ClientHook;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Weaves one call of the bridge around one value inside a JDK client, without a branch or a
 * variable, so that no stack map changes and nothing is made for it. Most applications load these
 * clients.
 */
final class ValueVisitor extends MethodVisitor {
  private final ClientHook hook;
  private final int place;
  private final Runnable woven;

  ValueVisitor(MethodVisitor out, Hooked hooked, Runnable woven) {
    super(Opcodes.ASM9, out);
    this.hook = hooked.hook;
    this.place = hooked.place;
    this.woven = woven;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (hook.kind == ClientHook.Kind.FIRST_ARGUMENT || hook.kind == ClientHook.Kind.BEGUN) {
      super.visitInsn(Opcodes.ACONST_NULL);
      super.visitVarInsn(Opcodes.ALOAD, hook.kind == ClientHook.Kind.BEGUN ? 0 : 1);
      exit();
      super.visitInsn(Opcodes.POP);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN && hook.kind == ClientHook.Kind.RETURNED) {
      super.visitVarInsn(Opcodes.ALOAD, 1);
      exit();
      cast();
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String called, boolean isInterface) {
    boolean wanted =
        hook.isCall(name) && (hook.kind != ClientHook.Kind.RECEIVER || owner.equals(hook.replaced));
    if (wanted) {
      before();
    }
    super.visitMethodInsn(opcode, owner, name, called, isInterface);
    if (wanted) {
      after(called);
    }
  }

  private void before() {
    if (hook.kind == ClientHook.Kind.RECEIVER) { // of a call with one argument
      super.visitInsn(Opcodes.SWAP);
      super.visitVarInsn(Opcodes.ALOAD, 0);
      exit();
      cast();
      super.visitInsn(Opcodes.SWAP);
    } else if (hook.kind == ClientHook.Kind.LAST_ARGUMENT) {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      exit();
      cast();
    } else if (hook.kind == ClientHook.Kind.RESULT) {
      super.visitInsn(Opcodes.DUP); // of a call without arguments
    }
  }

  private void after(String called) {
    if (hook.kind == ClientHook.Kind.RESULT) {
      super.visitInsn(Opcodes.SWAP);
      exit();
      cast();
    } else if (hook.kind == ClientHook.Kind.ANSWER) {
      Type type = Type.getReturnType(called);
      BridgeCall.box(mv, type);
      super.visitVarInsn(Opcodes.ALOAD, 0);
      exit();
      if (hook.replaced == null) {
        BridgeCall.unbox(mv, type);
      } else {
        cast();
      }
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + BridgeCall.STACK, maxLocals);
  }

  /** Value and state are on the stack, in that order. */
  private void exit() {
    super.visitVarInsn(Opcodes.ALOAD, 0);
    super.visitInsn(Opcodes.ACONST_NULL);
    super.visitInsn(Opcodes.ACONST_NULL);
    BridgeCall.exit(mv, place);
    woven.run();
  }

  private void cast() {
    super.visitTypeInsn(Opcodes.CHECKCAST, java.util.Objects.requireNonNull(hook.replaced));
  }
}
