package bearer.agent.install;

import bearer.agent.bridge.Bridge;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What woven code does with an exception of its own: hands it to {@link Bridge#failed}. */
final class ReportFailure extends StackManipulation.AbstractBase {
  private final String client;

  ReportFailure(String client) {
    this.client = client;
  }

  @Override
  public Size apply(MethodVisitor out, Implementation.Context context) {
    out.visitLdcInsn(client);
    out.visitInsn(Opcodes.SWAP);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(Bridge.class),
        "failed",
        "(Ljava/lang/String;Ljava/lang/Throwable;)V",
        false);
    return new Size(-1, 1);
  }
}
