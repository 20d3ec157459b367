package bearer.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.NullUnmarked;

/** Every method of a class file, a line for each thing that ASM says of it. */
@NullUnmarked
final class ClassListing extends ClassVisitor {
  private final List<String> lines = new ArrayList<>();

  private ClassListing() {
    super(Opcodes.ASM9);
  }

  static List<String> of(byte[] file) {
    ClassListing listing = new ClassListing();
    new ClassReader(new ClassFile(file).readable).accept(listing, ClassReader.EXPAND_FRAMES);
    return listing.lines;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    lines.add("method " + access + ' ' + name + descriptor + signature);
    return new Method();
  }

  private final class Method extends MethodVisitor {
    private final Map<Label, Integer> labels = new HashMap<>();
    private boolean woven;

    Method() {
      super(Opcodes.ASM9);
    }

    private void line(Object... parts) {
      for (int i = 0; i < parts.length; i++) {
        parts[i] = named(parts[i]);
      }
      lines.add(Arrays.toString(parts));
    }

    private Object named(Object part) {
      if (part instanceof Label label) {
        return "L" + labels.computeIfAbsent(label, unknown -> labels.size());
      } else if (part instanceof Object[] several) {
        return Arrays.stream(several).map(this::named).toList();
      }
      return part;
    }

    @Override
    public void visitFrame(int type, int locals, Object[] local, int stacks, Object[] stack) {
      line("frame", Arrays.copyOf(local, locals), Arrays.copyOf(stack, stacks));
    }

    @Override
    public void visitInsn(int opcode) {
      line(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      line(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
      line(opcode, slot);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      line(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      line(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      woven |= owner.endsWith("/Bridge");
      line(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle method, Object... arguments) {
      line(name, descriptor, method, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      line(opcode, label);
    }

    @Override
    public void visitLabel(Label label) {
      line(label);
    }

    @Override
    public void visitLdcInsn(Object value) {
      line("ldc", value);
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
      line("iinc", slot, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... cases) {
      line("table", min, max, other, cases);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] cases) {
      line("lookup", Arrays.toString(keys), other, cases);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      line(descriptor, dimensions);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      line("try", start, end, handler, type);
    }

    @Override
    public void visitLocalVariable(
        String name, String descriptor, String signature, Label start, Label end, int slot) {
      line("variable", name, descriptor, signature, start, end, slot);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line("line", number, start);
    }

    /** ASM's way makes room in a method too into which nothing is put. */
    @Override
    public void visitMaxs(int stack, int locals) {
      line("max", woven ? stack : "", locals);
    }
  }
}
