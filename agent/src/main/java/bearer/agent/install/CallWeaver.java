package bearer.agent.install;

import bearer.agent.bridge.Bridge;
import bearer.agent.clients.ClientHook;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Weaves a call of {@link Bridge#replace} around one value, without a branch or a local variable,
 * so that no stack map changes. For the JDK's own clients, which most applications load: it costs a
 * fraction of the classes that typed advice does, and the agent's side is typed all the same.
 */
final class CallWeaver implements MethodWeaver {
  private static final String BRIDGE = Type.getInternalName(Bridge.class);
  private static final String REPLACE =
      "(Ljava/lang/String;Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";

  /** A boolean is an int to the verifier. */
  private static final String ANSWER = "(ILjava/lang/Object;Ljava/lang/String;)I";

  private final ClientHook hook;
  private int woven;

  CallWeaver(ClientHook hook) {
    this.hook = hook;
  }

  @Override
  public int woven() {
    return woven;
  }

  @Override
  public MethodVisitor weave(MethodVisitor out, String method, String descriptor) {
    if (!hook.method.isEmpty() && !hook.method.equals(method)) {
      return out;
    }
    switch (hook.kind) {
      case ENTRY:
        return takes(descriptor) ? new Entry(out) : out;
      case RETURN:
        return takes(descriptor) ? new Return(out) : out;
      default:
        return new Call(out);
    }
  }

  private boolean takes(String descriptor) {
    return Type.getArgumentTypes(descriptor).length == hook.arguments;
  }

  private final class Entry extends MethodVisitor {
    Entry(MethodVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitLdcInsn(hook.client);
      super.visitVarInsn(Opcodes.ALOAD, 1);
      super.visitInsn(Opcodes.ACONST_NULL);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "replace", REPLACE, false);
      super.visitInsn(Opcodes.POP);
      woven++;
    }
  }

  private final class Return extends MethodVisitor {
    Return(MethodVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ARETURN) {
        super.visitLdcInsn(hook.client);
        super.visitInsn(Opcodes.SWAP);
        super.visitVarInsn(Opcodes.ALOAD, 1);
        super.visitInsn(Opcodes.SWAP);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "replace", REPLACE, false);
        super.visitTypeInsn(Opcodes.CHECKCAST, hook.replaced);
        woven++;
      }
      super.visitInsn(opcode);
    }
  }

  private final class Call extends MethodVisitor {
    Call(MethodVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      boolean wanted = hook.isCall(owner, name);
      if (wanted && hook.kind == ClientHook.Kind.RECEIVER) {
        replaceReceiver(); // of a call with one argument: receiver, argument
      } else if (wanted && hook.kind == ClientHook.Kind.RESULT) {
        super.visitInsn(Opcodes.DUP);
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      if (wanted && hook.kind == ClientHook.Kind.RESULT) {
        replaceResult(); // whose receiver is below it
      } else if (wanted && hook.kind == ClientHook.Kind.ANSWER) {
        answer();
      }
      woven += wanted ? 1 : 0;
    }

    private void replaceReceiver() {
      super.visitInsn(Opcodes.SWAP);
      super.visitLdcInsn(hook.client);
      super.visitInsn(Opcodes.SWAP);
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitInsn(Opcodes.SWAP);
      ask();
      super.visitInsn(Opcodes.SWAP);
    }

    private void replaceResult() {
      super.visitLdcInsn(hook.client);
      super.visitInsn(Opcodes.DUP_X2);
      super.visitInsn(Opcodes.POP);
      ask();
    }

    private void answer() {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitLdcInsn(hook.client);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "answer", ANSWER, false);
    }

    private void ask() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "replace", REPLACE, false);
      super.visitTypeInsn(Opcodes.CHECKCAST, hook.replaced);
    }
  }
}
